//! What a run came to, for people: tables in Markdown, so that they can be shown where they are needed. The JSON has every number.

use std::fmt::Write;

use super::budget::{Verdict, limit_of, quiet_limit_of};
use super::contender::{ALONE, FLOOR};
use super::day::Day;
use super::figures::Figure;
use super::micro::Cost;
use super::plot::{Bar, Panel};
use super::polls::Course;
use super::profile::{ALL, FAST, NONE, Profile, SLOW};
use super::series::{Page, Quantity, Run};
use super::worst::Worst;

/// A row of a profile's table: a name, the view, the quantity, its unit's size and its decimals.
type Row = (&'static str, Page, Quantity, f64, usize);

const BANNER: [Row; 12] = [
    ("first banner, cold, ms", Page::Cold, |view| view.shown, 1.0, 0),
    ("… painted, ms", Page::Cold, |view| view.painted, 1.0, 0),
    ("first banner, next page, ms", Page::Next, |view| view.shown, 1.0, 0),
    ("… painted, ms", Page::Next, |view| view.painted, 1.0, 0),
    ("requests, cold", Page::Cold, |view| Some(view.wire.requests), 1.0, 0),
    ("kB, cold", Page::Cold, |view| Some(view.wire.bytes), 1000.0, 1),
    ("requests, next page", Page::Next, |view| Some(view.wire.requests), 1.0, 0),
    ("longest task, ms", Page::Cold, |view| Some(view.work.longest_task), 1.0, 1),
    ("script in all, ms", Page::Cold, |view| Some(view.work.script), 1.0, 1),
    ("layout shift", Page::Cold, |view| Some(view.shift), 1.0, 3),
    ("JavaScript heap, kB", Page::Cold, |view| Some(view.heap), 1000.0, 0),
    ("wasm memory, kB", Page::Cold, |view| Some(view.wasm), 1000.0, 0),
];

const QUIET: [Row; 9] = [
    ("bytes before the page's load", Page::Cold, |view| Some(view.wire.early_bytes), 1.0, 0),
    ("requests before it", Page::Cold, |view| Some(view.wire.early_requests), 1.0, 0),
    ("bytes in all", Page::Cold, |view| Some(view.wire.bytes), 1.0, 0),
    ("script, ms", Page::Cold, |view| Some(view.work.script), 1.0, 1),
    ("script, next page, ms", Page::Next, |view| Some(view.work.script), 1.0, 1),
    ("longest task, ms", Page::Cold, |view| Some(view.work.longest_task), 1.0, 1),
    ("wasm modules compiled", Page::Cold, |view| Some(view.modules), 1.0, 0),
    ("JavaScript heap, kB", Page::Cold, |view| Some(view.heap), 1000.0, 0),
    ("layout shift", Page::Cold, |view| Some(view.shift), 1.0, 3),
];

/// What becomes of the page itself, on either day.
const HOST: [Row; 2] = [
    ("the page's largest contentful paint, ms", Page::Cold, |view| Some(view.largest), 1.0, 0),
    ("the page's total blocking time, ms", Page::Cold, |view| Some(view.blocked), 1.0, 0),
];

/// The tables of all profiles and days.
pub fn tables(run: &Run) -> String {
    let mut text = String::new();
    for profile in &ALL {
        for (day, rows) in [(Day::Outage, &BANNER[..]), (Day::Quiet, &QUIET[..])] {
            let names: Vec<&str> = run.names(day, profile).collect();
            if names.is_empty() {
                continue;
            }
            let rounds = run.0.iter().find(|series| series.day == day && series.profile.name == profile.name);
            let rounds = rounds.map_or(0, |series| series.visits.len());
            let title = format!("{} day, {}, {rounds} rounds", day.name(), profile.name);
            _ = writeln!(text, "{title}\n\n{}", table(run, day, profile, &names, &[rows, &HOST].concat()));
        }
    }
    text
}

/// A row for each quantity, a column for each contender.
fn table(run: &Run, day: Day, profile: &Profile, names: &[&str], rows: &[Row]) -> String {
    let mut text = format!("| | {} |\n|---|{}\n", names.join(" | "), "---:|".repeat(names.len()));
    for (title, page, quantity, unit, decimals) in rows {
        _ = write!(text, "| {title} |");
        for name in names {
            let figure = run.figure((day, *page), profile, name, *quantity);
            let ratio = run.over_floor((day, *page), profile, name, *quantity);
            let ratio = ratio.filter(|_| is_time(title) && ![FLOOR, ALONE].contains(name));
            _ = write!(text, " {} |", cell(figure, ratio, *unit, *decimals));
        }
        text.push('\n');
    }
    text
}

/// Only of times it says something how many times the floor's they are.
fn is_time(title: &str) -> bool {
    title.starts_with("first banner") || title.starts_with('…') || title.starts_with("script")
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
    let mut text =
        "| feed | build | `JSON.parse`, ms | `TextDecoder` + `JSON.parse`, ms | bytes to banner, ms | over `JSON.parse` | over both | first of all, ms | unchanged, ms | mutations by it |\n\
         |---|---|---:|---:|---:|---:|---:|---:|---:|---:|\n"
            .to_owned();
    for cost in costs {
        _ = writeln!(
            text,
            "| {} | {} | {:.3} | {:.3} | {:.2} | {} | {} | {:.1} | {:.2} | {} |",
            cost.feed,
            cost.build,
            cost.parse.median,
            cost.decode.median,
            cost.changed.median,
            times(cost.over_parse),
            times(cost.over_decode),
            cost.cold,
            cost.unchanged.median,
            cost.mutations
        );
    }
    text
}

/// A ratio with its middle half.
fn times(ratio: Figure) -> String {
    format!("**{:.2}×** ({:.2}–{:.2})", ratio.median, ratio.low, ratio.high)
}

/// The table of the worst documents.
pub fn worst(worst: &[Worst]) -> String {
    let mut text =
        "| document | build | processor | MB | notices | answer to banner, ms | opening the details, ms |\n\
                    |---|---|---|---:|---:|---:|---:|\n"
            .to_owned();
    for worst in worst {
        _ = writeln!(
            text,
            "| {} | {} | {} | {:.1} | {} | {} | {} |",
            worst.document,
            worst.build,
            worst.processor,
            worst.bytes as f64 / 1e6,
            worst.notices,
            cell(worst.answered, None, 1.0, 0),
            cell(worst.opened, None, 1.0, 0),
        );
    }
    text
}

/// The table of a day of polls.
pub fn polls(courses: &[Course]) -> String {
    let mut text =
        "| build | polls | JavaScript heap, kB | wasm memory, kB |\n|---|---:|---:|---:|\n".to_owned();
    for course in courses {
        for memory in &course.memory {
            let (heap, wasm) = (memory.heap / 1000.0, memory.wasm / 1000.0);
            _ = writeln!(text, "| {} | {} | {heap:.0} | {wasm:.0} |", course.build, memory.polls);
        }
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

/// The panels of the picture: the day of the outage, then the quiet day.
pub fn panels(run: &Run) -> Vec<Panel> {
    let all = [
        banner_panel(run, Page::Cold, "The day of an outage, first page: time until the banner"),
        banner_panel(run, Page::Next, "The day of an outage, next page: time until the banner"),
        quiet_panel(run),
    ];
    all.into_iter().filter(|panel| !panel.bars.is_empty()).collect()
}

fn banner_panel(run: &Run, page: Page, title: &str) -> Panel {
    let bar = |profile: &Profile, name: &str| {
        let ratio = run.over_floor((Day::Outage, page), profile, name, |view| view.shown)?;
        let budget = limit_of(profile, page, name).map(|limit| limit.budget);
        let name = format!("{name}, {}", profile.name.split(',').next().unwrap_or_default());
        Some(Bar { name, ratio, budget, is_slow: profile.name == SLOW.name })
    };
    // Others of ours tell more in the tables.
    let is_drawn = |name: &&str| run.names(Day::Outage, &SLOW).any(|other| other == *name) && *name != FLOOR;
    let measured = [NONE, FAST, SLOW].map(|profile| {
        let names: Vec<_> = run.names(Day::Outage, &profile).filter(is_drawn).collect();
        (profile, names)
    });
    let bars =
        measured.iter().flat_map(|(profile, names)| names.iter().filter_map(|name| bar(profile, name)));
    Panel { title: format!("{title}, {HOW}"), bars: bars.collect() }
}

fn quiet_panel(run: &Run) -> Panel {
    let bar = |name: &str| {
        let quantity: Quantity = |view| Some(view.work.script);
        let ratio = run.over_floor((Day::Quiet, Page::Cold), &FAST, name, quantity)?;
        let budget = quiet_limit_of(name).map(|limit| limit.budget);
        Some(Bar { name: format!("{name}, Fast 4G"), ratio, budget, is_slow: false })
    };
    let names = run.names(Day::Quiet, &FAST).filter(|name| ![FLOOR, ALONE].contains(name));
    let bars = names.filter_map(bar).collect();
    Panel { title: format!("The quiet day: script that the page has to run, {HOW}"), bars }
}

/// How the picture tells.
const HOW: &str = "times the floor's (middle half as a line, budget in red)";

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
