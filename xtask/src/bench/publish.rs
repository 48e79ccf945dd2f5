//! `cargo xtask bench --publish`: puts what was measured into docs/cost.md, between its marks, and the picture beside the pages. What
//! else that page says of it stays as people wrote it.

use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result};

use super::contender::{ALONE, FLOOR, INLINE, OTHER_LANGUAGE};
use super::day::Day;
use super::findings::Findings;
use super::profile::{FAST, Profile, SLOW};
use super::report;
use super::series::{Page, Quantity, Run};
use crate::workspace::Workspace;

const BEGIN: &str = "<!-- bench: made by `cargo xtask bench --publish` -->\n";
const END: &str = "<!-- end of bench -->";

/// Where the picture is.
const PICTURE: &str = "www/docs/bench.svg";

/// Writes the tables and the picture of this run over those of the last one.
pub fn publish(findings: &Findings<'_>, picture: &Path, workspace: &Workspace) -> Result<()> {
    let place = workspace.root.join(PICTURE);
    place.parent().map_or(Ok(()), std::fs::create_dir_all)?;
    std::fs::copy(picture, &place).with_context(|| place.display().to_string())?;
    let path = workspace.root.join("docs/cost.md");
    let page = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let rounds =
        if findings.rounds == 1 { "one round".to_owned() } else { format!("{} rounds", findings.rounds) };
    let measured = findings.measured;
    let tables = format!(
        "**The day of an outage**\n\n{}\n**The quiet day**, Fast 4G\n\n{}\nMedians of {rounds}, {}.\n\n![What contenders take, as times of the floor](../{PICTURE})\n\n\
         **Feeds that are there already**\n\n{}\n{}\n{}\n**What was promised**\n\n{}",
        outage(&measured.views),
        quiet(&measured.views),
        findings.browser,
        report::costs(&measured.feeds),
        report::worst(&measured.worst),
        report::polls(&measured.polls),
        report::promises(findings.promises),
    );
    std::fs::write(&path, between(&page, &tables).context("docs/cost.md lacks the marks of the bench")?)?;
    Ok(())
}

/// The text with this between the marks.
fn between(page: &str, tables: &str) -> Option<String> {
    let (before, rest) = page.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n{tables}\n{END}{after}"))
}

/// A line for each contender, on the networks that have a budget.
fn outage(run: &Run) -> String {
    let mut text = "| | cold, Fast 4G | cold, Slow 4G | next page, Fast 4G | next page, Slow 4G | bytes | requests | longest task | script | heap | wasm memory | page's LCP | page's TBT |\n\
                    |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n"
        .to_owned();
    // What differs from ours in one point is told where the point is.
    for name in run.names(Day::Outage, &FAST).filter(|name| ![INLINE, OTHER_LANGUAGE].contains(name)) {
        _ = write!(text, "| {name} |");
        for page in [Page::Cold, Page::Next] {
            for profile in [FAST, SLOW] {
                let shown = banner(run, &profile, name, page);
                _ = write!(text, " {} |", shown.unwrap_or("–".to_owned()));
            }
        }
        let number = |quantity| of(run, Day::Outage, name, quantity);
        _ = writeln!(
            text,
            " {:.0} | {:.0} | {:.0} ms | {:.0} ms | {:.0} kB | {:.0} kB | {:.0} ms | {:.0} ms |",
            number(|view| Some(view.wire.bytes)),
            number(|view| Some(view.wire.requests)),
            number(|view| Some(view.work.longest_task)),
            number(|view| Some(view.work.script)),
            number(|view| Some(view.heap / 1000.0)),
            number(|view| Some(view.wasm / 1000.0)),
            number(|view| Some(view.largest)),
            number(|view| Some(view.blocked)),
        );
    }
    text
}

/// The same of the day on which nothing is the matter.
fn quiet(run: &Run) -> String {
    let mut text = "| | bytes before the page's load | bytes in all | script | over the floor's | longest task | wasm modules compiled | heap | page's LCP | page's TBT |\n\
                    |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n"
        .to_owned();
    for name in run.names(Day::Quiet, &FAST) {
        let script: Quantity = |view| Some(view.work.script);
        let ratio = run.over_floor((Day::Quiet, Page::Cold), &FAST, name, script);
        let ratio = ratio.filter(|_| ![FLOOR, ALONE].contains(&name));
        let ratio = ratio.map_or("–".to_owned(), |ratio| format!("{:.2}×", ratio.median));
        let number = |quantity| of(run, Day::Quiet, name, quantity);
        _ = writeln!(
            text,
            "| {name} | {:.0} | {:.0} | {:.0} ms | {ratio} | {:.0} ms | {:.0} | {:.0} kB | {:.0} ms | {:.0} ms |",
            number(|view| Some(view.wire.early_bytes)),
            number(|view| Some(view.wire.bytes)),
            number(script),
            number(|view| Some(view.work.longest_task)),
            number(|view| Some(view.modules)),
            number(|view| Some(view.heap / 1000.0)),
            number(|view| Some(view.largest)),
            number(|view| Some(view.blocked)),
        );
    }
    text
}

/// A cold page's, on Fast 4G.
fn of(run: &Run, day: Day, name: &str, quantity: Quantity) -> f64 {
    run.figure((day, Page::Cold), &FAST, name, quantity).map_or(0.0, |figure| figure.median)
}

/// The floor's in milliseconds, of others how many times that.
fn banner(run: &Run, profile: &Profile, name: &str, page: Page) -> Option<String> {
    let at = (Day::Outage, page);
    if name == FLOOR {
        return Some(format!("{:.0} ms", run.figure(at, profile, name, |view| view.shown)?.median));
    }
    Some(format!("{:.2}×", run.over_floor(at, profile, name, |view| view.shown)?.median))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_what_stands_between_the_marks() {
        let page = format!("before\n{BEGIN}\nold\n{END}\nafter\n");
        let expected = format!("before\n{BEGIN}\nnew\n{END}\nafter\n");
        assert_eq!(between(&page, "new").as_deref(), Some(expected.as_str()));
        assert_eq!(between("no marks", "new"), None);
    }
}
