//! cState: `/index.json` of a Hugo site, which lists what is open, and `/issues/index.json`, which lists everything.
//!
//! It is made by a text template that escapes nothing: a quote or a backslash in a title makes it invalid JSON, and then
//! [`title_to_mend`] says which. It has no stages and no posts. A maintenance is an issue of severity `notice`, as its page has it; one that does
//! not say when it is to end, and began before the site was built, is under way until somebody resolves it. What it lists as open while all is
//! `ok` was never said to be open: its `resolved` is blank.

use super::prelude::*;
use super::tools::words::{behind, has};
use crate::feed::json::readable;
use crate::scan::take;

pub static FORMAT: Format = system! {
    name: "cstate",
    rules: &[
        ("*/issues/index.json", &["$1/index.json", "$1/issues/index.json"]),
        ("*/index.json", &["$1/index.json", "?$1/issues/index.json"]),
        ("*", &["$1/index.json", "?$1/issues/index.json"]),
    ],
    documents: [
        "index": "is=index cStateVersion systems[]",
        "issues": "is=issues pages[]",
    ],
    script: SCRIPT,
};

pub const GUIDE: Guide = Guide {
    title: "cState",
    tells: "systems with their categories, issues with affected systems, maintenances, pinned posts",
    cannot: "stages and posts; an issue that names no system, without `/issues/index.json`; a system's state before 5.0",
    cors: Cors::Host,
};

const SCRIPT: &str = "
let States 'ok=operational,notice=operational,disrupted=degraded_performance,down=major_outage';
let Built 0.buildDate+'T'+0.buildTime;
let Zoned Built+0.buildTimezone;
let Built '1'<Zoned&Zoned|Built;
let Told; let Unknown;
page name=0.title url=0.baseURL incidents='1' maintenances='1';
each 0.systems {
  let State status?States;
  if State='unknown' { let Unknown '1'; }
  if State#'unknown'&State#'operational'&Told#'major_outage' { let Told State; }
  component id=name name status=State group=category#'<no value>'&category;
  each unresolvedIssues { put Issues permalink .; }
}
each 1.pages {
  let Over resolved='true';
  if Over|0.summaryStatus#'ok' { put Issues permalink .; }
}
once Issues {
  let Over resolved='true';
  let Planned severity='notice'&informational#'true';
  notice planned=Planned id=permalink|title title
    stage=Over&'resolved'|Planned&('1'<resolvedAt|Built<createdAt|Now<createdAt)&'scheduled'|Planned&resolved='false'&'in_progress'|Planned&'scheduled'
    impact=informational='true'&'none'|severity~'none=none,down=critical,critical=critical,*=minor'
    starts=createdAt ends=(Planned|Over)&resolvedAt link=permalink;
  each affected { affect .; }
}
each 0.pinnedIssues { notice id=permalink title impact='none' starts=createdAt; }
let Overall 0.summaryStatus?States;
if Overall#'unknown'&(Unknown|Told#Overall&Told#'major_outage'&Overall#'operational'&!1) { overall status=Overall; }
";

/// Of what would be an index or a list of issues if it were JSON: the title, or another text, that breaks it.
///
/// The template writes each field on a line of its own, so it is the one of the first sign that cannot stand where it does; a line break
/// is the last sign of its line.
pub fn title_to_mend(body: &str) -> Option<&str> {
    if !has(body, "\"is\": \"i") {
        return None;
    }
    let before = body.as_bytes().get(..readable(body.as_bytes()).checked_sub(1)?)?;
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |place| place + 1);
    let line = take(&mut body.get(start..)?, b'\n');
    let value = behind(line, "\": \"")?.trim_ascii();
    let value = value.strip_suffix(',').unwrap_or(value);
    let value = value.strip_suffix('"').unwrap_or(value);
    // An answer that is cut off ends in a text that is well.
    value.bytes().any(|sign| matches!(sign, b'"' | b'\\' | 0..b' ')).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_text_that_breaks_it() {
        #[track_caller]
        fn check(title: &str, expected: Option<&str>) {
            let body = ["{\n  \"is\": \"index\",\n  \"title\": \"", title, "\",\n  \"status\": \"ok\"\n}"].concat();
            assert_eq!(title_to_mend(&body), expected, "{body}");
        }
        for title in ["Answers \"503\"", "\"503\" again", "the \"late\" ones", "C:\\", "a \\d+ of b", "a \\u12 of b", "a\tb"] {
            check(title, Some(title));
        }
        for title in ["Answers", "a \\\"quote\\\"", "", "C:\\\\"] {
            check(title, None);
        }
        assert_eq!(title_to_mend("{\n \"is\": \"index\",\n \"systems\": [}"), None);
        assert_eq!(title_to_mend("{\n \"title\": \"a \"b\" c\"\n}"), None);
        assert_eq!(title_to_mend("{\n  \"is\": \"index\",\n  \"title\": \"Answers"), None);
        assert_eq!(title_to_mend("{\n  \"is\": \"index\",\n  \"title\": \"Answers\",\n  \"status\": \"ok\","), None);
    }
}
