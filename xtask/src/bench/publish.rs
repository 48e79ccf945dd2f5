//! `cargo xtask bench --publish`: puts what was measured into README, between its marks, and the picture beside the pages. What else
//! README says of it stays as people wrote it.

use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result};

use super::contender::FLOOR;
use super::findings::Findings;
use super::profile::{FAST, Profile, SLOW};
use super::report;
use super::series::{Page, Run};
use crate::workspace::Workspace;

const BEGIN: &str = "<!-- bench: made by `cargo xtask bench --publish` -->\n";
const END: &str = "<!-- end of bench -->";

/// Where README finds the picture.
const PICTURE: &str = "www/docs/bench.svg";

/// Writes the tables and the picture of this run over those of the last one.
pub fn publish(findings: &Findings<'_>, picture: &Path, workspace: &Workspace) -> Result<()> {
    let place = workspace.root.join(PICTURE);
    place.parent().map_or(Ok(()), std::fs::create_dir_all)?;
    std::fs::copy(picture, &place).with_context(|| place.display().to_string())?;
    let path = workspace.root.join("README.md");
    let readme = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let rounds =
        if findings.rounds == 1 { "one round".to_owned() } else { format!("{} rounds", findings.rounds) };
    let tables = format!(
        "{}\nMedians of {rounds}, {}.\n\n![First banners as times of the floor]({PICTURE})\n\n{}",
        summary(findings.views),
        findings.browser,
        report::costs(findings.feeds),
    );
    std::fs::write(&path, between(&readme, &tables).context("README.md lacks the marks of the bench")?)?;
    Ok(())
}

/// The text with this between the marks.
fn between(readme: &str, tables: &str) -> Option<String> {
    let (before, rest) = readme.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n{tables}\n{END}{after}"))
}

/// One line for each contender, on the networks that have a budget.
fn summary(run: &Run) -> String {
    let mut text = "| | cold, Fast 4G | cold, Slow 4G | next page, Fast 4G | next page, Slow 4G | bytes | requests | longest task | script | heap | wasm memory |\n\
                    |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n"
        .to_owned();
    for name in run.names(&FAST) {
        _ = write!(text, "| {name} |");
        for page in [Page::Cold, Page::Next] {
            for profile in [FAST, SLOW] {
                _ = write!(text, " {} |", banner(run, &profile, name, page).unwrap_or("–".to_owned()));
            }
        }
        let number =
            |quantity| run.figure(&FAST, name, Page::Cold, quantity).map_or(0.0, |figure| figure.median);
        _ = writeln!(
            text,
            " {:.0} | {:.0} | {:.0} ms | {:.0} ms | {:.0} kB | {:.0} kB |",
            number(|view| view.wire.bytes),
            number(|view| view.wire.requests),
            number(|view| view.work.longest_task),
            number(|view| view.work.script),
            number(|view| view.heap / 1000.0),
            number(|view| view.wasm / 1000.0),
        );
    }
    text
}

/// The floor's in milliseconds, of others how many times that.
fn banner(run: &Run, profile: &Profile, name: &str, page: Page) -> Option<String> {
    if name == FLOOR {
        return Some(format!("{:.0} ms", run.figure(profile, name, page, |view| view.shown)?.median));
    }
    Some(format!("{:.2}×", run.over_floor(profile, name, page, |view| view.shown)?.median))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_what_stands_between_the_marks() {
        let readme = format!("before\n{BEGIN}\nold\n{END}\nafter\n");
        let expected = format!("before\n{BEGIN}\nnew\n{END}\nafter\n");
        assert_eq!(between(&readme, "new").as_deref(), Some(expected.as_str()));
        assert_eq!(between("no marks", "new"), None);
    }
}
