//! `cargo xtask bench --lighthouse`: what Lighthouse says of a page with the widget in it, on the day of an outage and on a quiet one,
//! beside the same page without it. How it comes to its scores is Lighthouse's affair; it runs by itself, since it takes minutes.

use std::fmt::Write;
use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};
use e2e::serve::Server;
use serde::Deserialize;

use super::contender;
use super::day::Day;
use super::feed;
use super::figures::figure;
use super::server::{Files, Kept};
use crate::steps::{output_of, value_step};

/// Whether the widget is in the page, and on which day.
const PAGES: [(&str, Option<Day>); 3] = [
    ("the page alone", None),
    ("with status-widget, a quiet day", Some(Day::Quiet)),
    ("with status-widget, an outage", Some(Day::Outage)),
];

/// As Lighthouse holds a page.
const FORMS: [&str; 2] = ["mobile", "desktop"];

/// The categories, as the table has them. All but the first are rules that hold or do not.
const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best practices", "SEO"];

/// What the folder of Lighthouse prints of one page.
#[derive(Debug, Deserialize)]
struct Look {
    /// In the order of [`CATEGORIES`].
    scores: [f64; 4],
    /// First and largest contentful paint and total blocking time in ms, layout shift.
    figures: [f64; 4],
    /// The rules that do not hold.
    wrong: Vec<String>,
}

/// All looks at one page in one form.
struct Row {
    page: &'static str,
    form: &'static str,
    looks: Vec<Look>,
}

impl Row {
    fn median(&self, of: impl Fn(&Look) -> f64) -> f64 {
        figure(self.looks.iter().map(of).collect()).map_or(f64::NAN, |figure| figure.median)
    }

    /// What of ours does not hold, each once.
    fn wrong(&self) -> Vec<&str> {
        let mut wrong: Vec<&str> =
            self.looks.iter().flat_map(|look| &look.wrong).map(String::as_str).collect();
        wrong.sort_unstable();
        wrong.dedup();
        wrong
    }
}

/// Looks at every page by turns; a failure where a rule does not hold with the widget in the page that held without it.
pub async fn measure(runs: u64, dist: &Path, modules: &Path, chromium: &Path) -> Result<ExitCode> {
    let script = modules.with_file_name("run.mjs");
    let (host, _feed) = serve(dist).await?;
    let mut rows: Vec<Row> = FORMS
        .into_iter()
        .flat_map(|form| PAGES.map(|(page, _)| Row { page, form, looks: Vec::new() }))
        .collect();
    for round in 1..=runs {
        for row in &mut rows {
            let address = format!("{}{}", host.origin(), path(row.page));
            let mut node = Command::new("node");
            node.arg(&script).args([&address, row.form]).env("CHROME_PATH", chromium);
            let name = format!("{round}/{runs} {}, {}", row.form, row.page);
            // Beside the servers, which answer meanwhile.
            let look = tokio::task::spawn_blocking(move || value_step(&name, || look(&mut node)));
            row.looks.push(look.await??);
        }
    }
    println!("{}", table(&rows));
    let is_well = FORMS.iter().all(|form| {
        let mut of_form = rows.iter().filter(|row| row.form == *form).map(Row::wrong);
        let alone = of_form.next().unwrap_or_default();
        of_form.flatten().all(|rule| alone.contains(&rule))
    });
    Ok(if is_well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Runs Lighthouse; answers what it saw, and its scores in words.
fn look(node: &mut Command) -> Result<(Look, String)> {
    let told = output_of(node)?;
    let line = told.lines().rfind(|line| line.starts_with('{'));
    let look: Look = serde_json::from_str(line.with_context(|| told.clone())?)?;
    let words = look.scores.map(|score| format!("{score:.0}")).join(" ");
    Ok((look, words))
}

fn path(page: &str) -> String {
    format!("/{}", page.replace([' ', ','], "-"))
}

/// The host's origin, and the feed's.
async fn serve(dist: &Path) -> Result<(Server, Server)> {
    let mut feed = Files::default();
    for (day, summary) in [(Day::Outage, feed::summary(feed::USUAL, false)), (Day::Quiet, feed::quiet())] {
        feed.add(&format!("{}{}", day.folder(), contender::SUMMARY), Kept::Asked, summary)?;
    }
    let feed = feed.serve().await?;
    let mut host = Files::default();
    let tag = contender::add_build(&mut host, dist, "/ours")?;
    for (page, day) in PAGES {
        let source = day.map(|day| format!("{}{}", feed.origin(), day.folder()));
        let head = source.map(|source| tag(&source)).unwrap_or_default();
        host.add(&path(page), Kept::Asked, article(&head))?;
    }
    host.add("/robots.txt", Kept::Asked, "User-agent: *\nAllow: /\n")?;
    Ok((host.serve().await?, feed))
}

/// A page of thirty articles with nothing wrong in it.
fn article(head: &str) -> String {
    let mut rows = String::new();
    for number in 1..=30 {
        _ = writeln!(
            rows,
            "<h2>Customer {number}</h2><p>Where is my parcel? The app says that it is on its way, and has said so for {number} days.</p>"
        );
    }
    include_str!("page/article.html").replace("<!-- head -->", head).replace("<!-- rows -->", &rows)
}

fn table(rows: &[Row]) -> String {
    let mut text = String::from("| form | page |");
    for category in CATEGORIES {
        _ = write!(text, " {category} |");
    }
    text.push_str(" FCP, ms | LCP, ms | TBT, ms | CLS | does not hold |\n|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---|\n");
    for row in rows {
        _ = write!(text, "| {} | {} |", row.form, row.page);
        for at in 0..CATEGORIES.len() {
            _ = write!(text, " {:.0} |", row.median(|look| look.scores[at]));
        }
        for (at, decimals) in [(0, 0), (1, 0), (2, 0), (3, 3)] {
            _ = write!(text, " {:.decimals$} |", row.median(|look| look.figures[at]));
        }
        let wrong = row.wrong();
        _ = writeln!(text, " {} |", if wrong.is_empty() { "–".to_owned() } else { wrong.join(", ") });
    }
    text
}
