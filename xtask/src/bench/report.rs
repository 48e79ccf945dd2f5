//! What a run came to, for people: tables in Markdown, so that they can be shown where they are needed. The JSON has every number.

use std::fmt::Write;

use super::budget::{Verdict, limit_of};
use super::contender::FLOOR;
use super::figures::Figure;
use super::micro::Cost;
use super::plot::Bar;
use super::profile::{ALL, FAST, NONE, Profile, SLOW};
use super::series::{Page, Quantity, Run};

/// The rows of a profile's table: a name, the view, the quantity, its unit's size and its decimals.
const ROWS: [(&str, Page, Quantity, f64, usize); 12] = [
    ("first banner, cold, ms", Page::Cold, |view| view.shown, 1.0, 0),
    ("… painted, ms", Page::Cold, |view| view.painted, 1.0, 0),
    ("first banner, next page, ms", Page::Next, |view| view.shown, 1.0, 0),
    ("… painted, ms", Page::Next, |view| view.painted, 1.0, 0),
    ("requests, cold", Page::Cold, |view| view.wire.requests, 1.0, 0),
    ("kB, cold", Page::Cold, |view| view.wire.bytes, 1000.0, 1),
    ("requests, next page", Page::Next, |view| view.wire.requests, 1.0, 0),
    ("longest task, ms", Page::Cold, |view| view.work.longest_task, 1.0, 1),
    ("script in all, ms", Page::Cold, |view| view.work.script, 1.0, 1),
    ("layout shift", Page::Cold, |view| view.shift, 1.0, 3),
    ("JavaScript heap, kB", Page::Cold, |view| view.heap, 1000.0, 0),
    ("wasm memory, kB", Page::Cold, |view| view.wasm, 1000.0, 0),
];

/// The tables of all profiles.
pub fn tables(run: &Run) -> String {
    let mut text = String::new();
    for profile in &ALL {
        let names: Vec<&str> = run.names(profile).collect();
        if names.is_empty() {
            continue;
        }
        let rounds =
            run.0.iter().find(|series| series.profile.name == profile.name).map_or(0, |it| it.visits.len());
        _ = writeln!(
            text,
            "{}, {rounds} rounds\n\n| | {} |\n|---|{}",
            profile.name,
            names.join(" | "),
            "---:|".repeat(names.len())
        );
        for (title, page, quantity, unit, decimals) in ROWS {
            _ = write!(text, "| {title} |");
            for name in &names {
                let figure = run.figure(profile, name, page, quantity);
                let ratio = run
                    .over_floor(profile, name, page, quantity)
                    .filter(|_| is_time(title) && *name != FLOOR);
                _ = write!(text, " {} |", cell(figure, ratio, unit, decimals));
            }
            text.push('\n');
        }
        text.push('\n');
    }
    text
}

/// Only of times it says something how many times the floor's they are.
fn is_time(title: &str) -> bool {
    title.starts_with("first banner") || title.starts_with('…')
}

/// A median, its middle half, and how many times the floor's it is.
fn cell(figure: Option<Figure>, ratio: Option<Figure>, unit: f64, decimals: usize) -> String {
    let Some(Figure { low, median, high }) = figure else { return "–".to_owned() };
    let shown = |number: f64| format!("{:.decimals$}", number / unit);
    let mut text = shown(median);
    if shown(low) != shown(high) {
        _ = write!(text, " ({}–{})", shown(low), shown(high));
    }
    if let Some(ratio) = ratio {
        _ = write!(text, ", **{:.2}×**", ratio.median);
    }
    text
}

/// The table of what a feed costs.
pub fn costs(costs: &[Cost]) -> String {
    let mut text = "| feed | `JSON.parse`, ms | changed, ms | over `JSON.parse` | first of all, ms | unchanged, ms | mutations by it |\n\
                    |---|---:|---:|---:|---:|---:|---:|\n"
        .to_owned();
    for cost in costs {
        _ = writeln!(
            text,
            "| {} | {:.3} | {:.2} | **{:.2}×** ({:.2}–{:.2}) | {:.1} | {:.2} | {} |",
            cost.feed,
            cost.parse.median,
            cost.changed.median,
            cost.ratio.median,
            cost.ratio.low,
            cost.ratio.high,
            cost.cold,
            cost.unchanged.median,
            cost.mutations
        );
    }
    text
}

/// The table of promises.
pub fn promises(verdicts: &[Verdict]) -> String {
    let mut text = "| promise | measured | budget | goal | |\n|---|---:|---:|---:|---|\n".to_owned();
    for verdict in verdicts {
        let shown = |number: f64| if number >= 100.0 { format!("{number:.0}") } else { shortened(number) };
        let (measured, limit) = (shown(verdict.measured), verdict.limit);
        let word = verdict.word();
        _ = writeln!(
            text,
            "| {} | {measured} | {} | {} | {word} |",
            verdict.what,
            shown(limit.budget),
            shown(limit.goal)
        );
    }
    text
}

/// Two decimals at most, and none that say nothing.
fn shortened(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The panels of the picture.
pub fn panels(run: &Run) -> Vec<(String, Vec<Bar>)> {
    let pages = [(Page::Cold, "First banner, cold cache"), (Page::Next, "First banner, next page")];
    let of = |(page, title): (Page, &str)| {
        let bar = |profile: &Profile, name: &str| {
            let ratio = run.over_floor(profile, name, page, |view| view.shown)?;
            let budget = limit_of(profile, page, name).map(|limit| limit.budget);
            let name = format!("{name}, {}", profile.name.split(',').next().unwrap_or_default());
            Some(Bar { name, ratio, budget, is_slow: profile.name == SLOW.name })
        };
        let profiles = [NONE, FAST, SLOW];
        let measured =
            profiles.iter().flat_map(|profile| run.names(profile).map(move |name| (profile, name)));
        let bars =
            measured.filter(|(_, name)| *name != FLOOR).filter_map(|(profile, name)| bar(profile, name));
        (
            format!("{title}: times the floor, the middle half of all rounds as a line, the budget in red"),
            bars.collect(),
        )
    };
    pages.into_iter().map(of).filter(|(_, bars): &(String, Vec<Bar>)| !bars.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_says_no_more_than_was_measured() {
        let figure = |low, median, high| Some(Figure { low, median, high });
        for (numbers, ratio, expected) in [
            (None, None, "–"),
            (figure(2.0, 2.0, 2.0), None, "2.0"),
            (figure(1000.0, 1500.0, 2500.0), None, "1500.0 (1000.0–2500.0)"),
            (figure(3.0, 3.0, 3.0), figure(1.0, 1.254, 1.5), "3.0, **1.25×**"),
        ] {
            assert_eq!(cell(numbers, ratio, 1.0, 1), expected);
        }
    }

    #[test]
    fn leaves_out_decimals_that_say_nothing() {
        for (number, expected) in [(0.0, "0"), (2.0, "2"), (1.35, "1.35"), (1.304, "1.3"), (20.0, "20")] {
            assert_eq!(shortened(number), expected);
        }
    }
}
