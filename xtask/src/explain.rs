//! `cargo xtask explain`: what the widget would show for a feed, and why, from the very core that decides in the page.
//!
//! It reads files and prints; it decides nothing. A file that is no feed is an answer too; one that cannot be read is a failure.

use anyhow::{Context, Result};
use clap::{Arg, ArgMatches, Command};
use serde::Serialize;
use serde_json::Value;
use status_widget::decide::decide;
use status_widget::explain::{Json, explain};
use status_widget::inspect::remembered;
use status_widget::memory::Memory;
use status_widget::model::Status;
use status_widget::options::{Definition, Options, REGISTRY, Written};
use status_widget::text::english;
use status_widget::time::{Time, read_time};
use std::time::SystemTime;

use crate::answer::{Reading, decode_answer};

/// What `cargo xtask explain` takes: its own few arguments, and every option of the widget by its name.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Feeds of any system, as files; several documents of one source as `FILE+FILE`
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    /// The moment to take for now, in RFC 3339 (default: this machine's clock)
    #[arg(long, value_name = "RFC3339", value_parser = now_from)]
    now: Option<Time>,
    /// Documents that this browser has seen before, oldest first: what they showed counts as shown
    #[arg(long, value_name = "FILE")]
    seen: Vec<String>,
    /// The feed's history, which tells how what was seen has ended
    #[arg(long, value_name = "FILE")]
    history: Option<String>,
    /// Print one line of JSON for each file
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    options: Widget,
}

/// The widget's own options, as written.
#[derive(Debug, Default)]
struct Widget(Vec<(&'static str, String)>);

impl clap::Args for Widget {
    fn augment_args(command: Command) -> Command {
        REGISTRY.iter().fold(command.next_help_heading("Options of the widget"), |command, definition| {
            let Definition { doc, accepts, default, .. } = definition;
            let help = match *default {
                "" => format!("{doc} Takes {accepts}"),
                default => format!("{doc} Takes {accepts} (default: {default})"),
            };
            command.arg(Arg::new(definition.name).long(definition.name).value_name("VALUE").help(help))
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl clap::FromArgMatches for Widget {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut widget = Self::default();
        widget.update_from_arg_matches(matches)?;
        Ok(widget)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        self.0 = REGISTRY
            .iter()
            .filter_map(|it| matches.get_one::<String>(it.name).map(|value| (it.name, value.clone())))
            .collect();
        Ok(())
    }
}

/// One line of the answer.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    #[serde(flatten)]
    explanation: &'a Json,
}

/// Prints to standard output.
pub fn run(args: Args) -> Result<()> {
    let now = args.now.map_or_else(clock, Ok)?;
    for file in &args.files {
        explain_file(file, &args, now)?;
    }
    Ok(())
}

fn explain_file(file: &str, args: &Args, now: Time) -> Result<()> {
    let written = |asked: &Definition| match args.options.0.iter().find(|(other, _)| *other == asked.name) {
        Some((_, value)) => Some(Written::from(value.clone())),
        // The file is the source; no page needs to be named.
        None => (asked.name == "source").then(|| Written::from("file")),
    };
    let (options, mut diagnostics) = Options::default().read(written);
    let memory = remembered_by(args, &options, now)?;
    let decoded = decode_answer(file, options.format(0), &args.reading.settings(Some(now)))?;
    diagnostics.extend(decoded.diagnostics);
    let status = decoded.status;
    let decision = status.as_ref().map(|status| decide(status, &options.policy, &memory, now));
    let found = status.as_ref().zip(decision.as_ref());
    let explanation = explain(found, &english(), &[&diagnostics[..]]);

    if args.json {
        println!("{}", serde_json::to_string(&Line { file, explanation: &explanation })?);
    } else {
        print!("{}", in_words(file, &serde_json::to_value(&explanation)?));
    }
    Ok(())
}

/// What a browser remembers that has seen the documents that these arguments name.
fn remembered_by(args: &Args, options: &Options, now: Time) -> Result<Memory> {
    let (settings, format) = (args.reading.settings(None), options.format(0));
    let seen = args.seen.iter().map(|file| Ok(decode_answer(file, format, &settings)?.status));
    // What had fallen silent by then, nobody remembers.
    let seen: Vec<Status> = seen.filter_map(Result::transpose).collect::<Result<_>>()?;
    let history = match &args.history {
        Some(file) => decode_answer(file, format, &settings)?.status,
        None => None,
    };
    Ok(remembered(seen, history.as_ref(), &options.policy, now))
}

/// Reads `--now`.
pub fn now_from(text: &str) -> Result<Time, String> {
    read_time(text).ok_or_else(|| "not a time such as 2021-10-08T16:30:00Z".to_owned())
}

fn clock() -> Result<Time> {
    let since =
        SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).context("this machine's clock is wrong")?;
    i64::try_from(since.as_millis()).map(Time).context("this machine's clock is wrong")
}

fn in_words(name: &str, told: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let or = |value: &Value, other: &str| value.as_str().unwrap_or(other).to_owned();
    let mut lines = format!(
        "{name}\n  level     {}\n  headline  {}\n",
        text(&told["level"]),
        or(&told["headline"], "(nothing is shown)")
    );
    for notice in list(&told["notices"]) {
        let [id, kind, severity, headline] =
            ["id", "kind", "severity", "headline"].map(|name| text(&notice[name]));
        let stage = notice["stage"].as_str().map(|stage| format!(", {stage}")).unwrap_or_default();
        let title = or(&notice["title"], &headline);
        lines += &format!("  notice    {kind} {id}, {severity}{stage}: {title}\n");
    }
    for reason in list(&told["reasons"]) {
        let verdict = if reason["shown"] == true { "shown" } else { "hidden" };
        let [id, because] = ["id", "because"].map(|name| text(&reason[name]));
        lines += &format!("  {verdict:<8}  {because:<15} {id} {}\n", or(&reason["title"], "(no title)"));
    }
    for remark in list(&told["diagnostics"]) {
        lines += &format!("  remark    {}: {}\n", text(&remark["concern"]), text(&remark["message"]));
    }
    lines
}
