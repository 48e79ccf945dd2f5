//! `cargo xtask explain`: what the widget would show for a feed, and why, from the very core that decides in the page.
//!
//! It reads files and prints; it decides nothing, and a file that is no feed is an answer too, not a failure.

use anyhow::{Context, Result};
use clap::{Arg, ArgMatches, Command};
use serde::Serialize;
use status_widget::decide::decide;
use status_widget::diagnostic::{Concern, Diagnostic};
use status_widget::explain::{Explanation, explain};
use status_widget::feed::{Decoded, decode, not_json};
use status_widget::memory::Memory;
use status_widget::options::{Definition, Options, REGISTRY, Written};
use status_widget::text::english;
use status_widget::time::{Time, read_time};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What `cargo xtask explain` takes: its own few arguments, and every option of the widget by its name.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Feeds, as files
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The moment to take for now, in RFC 3339 (default: this machine's clock)
    #[arg(long, value_name = "RFC3339", value_parser = now_from)]
    now: Option<Time>,
    /// Documents that this browser has seen before, oldest first: what they showed counts as shown
    #[arg(long, value_name = "FILE")]
    seen: Vec<PathBuf>,
    /// The feed's history, which tells how what was seen has ended
    #[arg(long, value_name = "FILE")]
    history: Option<PathBuf>,
    /// Print one line of JSON for each file
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    options: Widget,
}

/// The widget's own options, as written.
#[derive(Debug, Default)]
struct Widget(Vec<(&'static str, String)>);

impl clap::Args for Widget {
    fn augment_args(command: Command) -> Command {
        REGISTRY.iter().fold(command.next_help_heading("Options of the widget"), |command, definition| {
            let help = match definition.default {
                "" => definition.doc.to_owned(),
                default => format!("{} (default: {default})", definition.doc),
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
    explanation: &'a Explanation<'a>,
}

/// Prints to standard output.
pub fn run(args: Args) -> Result<()> {
    let now = args.now.map_or_else(clock, Ok)?;
    for file in &args.files {
        explain_file(file, &args, now)?;
    }
    Ok(())
}

fn explain_file(file: &Path, args: &Args, now: Time) -> Result<()> {
    let written = |asked: &Definition| match args.options.0.iter().find(|(other, _)| *other == asked.name) {
        Some((_, value)) => Some(Written::Text(value.clone())),
        // The file is the source; no page needs to be named.
        None => (asked.name == "source").then(|| Written::Text("file".to_owned())),
    };
    let (options, mut diagnostics) = Options::default().read(written);
    let memory = remembered(args, &options, now);
    let decoded = decode_file(file);
    diagnostics.extend(decoded.diagnostics);
    let status = decoded.status;
    let decision = status.as_ref().map(|status| decide(status, &options.policy, &memory, now));
    let explanation = explain(status.as_ref().zip(decision.as_ref()), &english(), &diagnostics);

    let name = file.display().to_string();
    if args.json {
        println!("{}", serde_json::to_string(&Line { file: &name, explanation: &explanation })?);
    } else {
        print!("{}", in_words(&name, &explanation));
    }
    Ok(())
}

/// What a browser remembers that has seen these documents, each when its newest post was out.
fn remembered(args: &Args, options: &Options, now: Time) -> Memory {
    let mut memory = Memory::default();
    for file in &args.seen {
        let Some(status) = decode_file(file).status else { continue };
        let then = status.newest.unwrap_or(now);
        let decision = decide(&status, &options.policy, &memory, then);
        let shown: Vec<String> = decision.notices.iter().map(|notice| notice.id.to_owned()).collect();
        memory.note(&status, &shown, &options.policy, then.into());
    }
    memory.learn(args.history.as_ref().and_then(|file| decode_file(file).status).as_ref());
    memory
}

fn decode_file(file: &Path) -> Decoded {
    match std::fs::read(file) {
        Ok(bytes) => decode_text(&String::from_utf8_lossy(&bytes)),
        Err(error) => {
            let remark =
                Diagnostic::new(Concern::Format, "the file cannot be read: %", &[&error.to_string()]);
            Decoded { status: None, diagnostics: vec![remark] }
        }
    }
}

/// Reads a feed's text as a browser does, byte order mark and all.
fn decode_text(text: &str) -> Decoded {
    match serde_json::from_str::<serde_json::Value>(text.trim_start_matches('\u{feff}')) {
        Ok(document) => decode(document),
        Err(error) => not_json(&error.to_string()),
    }
}

fn now_from(text: &str) -> Result<Time, String> {
    read_time(text).ok_or_else(|| "not a time such as 2021-10-08T16:30:00Z".to_owned())
}

fn clock() -> Result<Time> {
    let since =
        SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).context("this machine's clock is wrong")?;
    i64::try_from(since.as_millis()).map(Time).context("this machine's clock is wrong")
}

fn in_words(name: &str, explanation: &Explanation) -> String {
    let mut text = format!(
        "{name}\n  level     {}\n  headline  {}\n",
        explanation.level.code(),
        explanation.headline.as_deref().unwrap_or("(nothing is shown)")
    );
    for notice in &explanation.notices {
        text += &format!(
            "  notice    {} {}, {}{}: {}\n",
            notice.kind.code(),
            notice.id,
            notice.severity.code(),
            notice.stage.map(|stage| format!(", {}", stage.code())).unwrap_or_default(),
            notice.title.unwrap_or(&notice.headline),
        );
    }
    for reason in explanation.reasons.unwrap_or_default() {
        let verdict = if reason.shown { "shown" } else { "hidden" };
        let title = reason.title.unwrap_or("(no title)");
        text += &format!("  {verdict:<8}  {:<15} {} {title}\n", reason.because.code(), reason.id);
    }
    for diagnostic in explanation.diagnostics.iter().flatten() {
        text += &format!("  remark    {}: {}\n", diagnostic.concern.code(), diagnostic.message);
    }
    text
}
