//! One input through the whole core, as a page would go through it: options, a document, what is shown, what is remembered,
//! and a later document with its history. Nothing may panic, and what always holds is held (`holds`).
//!
//! It knows no expected result: that is what the tables beside it are for. `cargo xtask fuzz` lets libFuzzer drive it.

mod foreign;
mod holds;
mod input;
pub mod mutate;

use input::Input;
use status_widget::decide::{Decision, Moment, decide};
use status_widget::explain::explain;
use status_widget::feed::{decode, posts};
use status_widget::memory::Memory;
use status_widget::model::Status;
use status_widget::options::{Options, Policy, feed_url, history_url};
use status_widget::text::{Words, english};
use status_widget::time::{read_duration, read_time};
use status_widget::view::{post, view};

thread_local! {
    /// Made once: to unpack the language again for each input would take longer than the rest.
    static ENGLISH: &'static Words = Box::leak(Box::new(english()));
}

/// Takes one input through everything.
pub fn run(bytes: &[u8]) {
    let input = Input::read(bytes);
    for (_, value) in input.settings() {
        let _ = (read_time(value), read_duration(value), history_url(value));
        assert!(!feed_url(value).contains('#'), "a fragment is never asked for");
    }
    let (options, remarks) = Options::default().read(|asked| input.option(asked.name));
    holds::options(&options, &remarks);

    let mut memory = Memory::from_text(input.stored);
    holds::storage(&memory);
    let moment = input.moment();
    let source = options.sources.first().map_or("", String::as_str);
    let translated = foreign::run([input.document(), input.next()], source, moment.now);
    // What another system's document becomes goes the same way as any.
    let document = translated.as_deref().map_or(input.document(), str::as_bytes);
    if let Some(status) = look(document, &options, &memory, moment) {
        remember(&status, &options.policy, &mut memory, moment, &input);
        if input.stored.is_empty() {
            holds::bounds(&memory, &status);
        }
    }
    let now = moment.now.after(input.later());
    let moment = Moment { now, clock: now, ..moment };
    let Some(status) = look(input.next(), &options, &memory, moment) else { return };
    if decide(&status, &options.policy, &memory, moment).wants_history {
        memory.ask_history(&status, moment);
        assert!(!memory.recall(&status, moment).wants_history(), "the history is asked once");
        memory.learn(decode(input.history()).status.as_ref());
        let decision = decide(&status, &options.policy, &memory, moment);
        holds::decision(&status, &options.policy, &memory, moment, &decision);
    }
    remember(&status, &options.policy, &mut memory, moment, &input);
}

/// Reads a document, decides on it and draws it; gives its status, if it is one.
fn look(document: &[u8], options: &Options, memory: &Memory, moment: Moment) -> Option<Status> {
    let words = ENGLISH.with(|words| *words);
    let decoded = decode(document);
    let Some(status) = decoded.status else {
        assert_eq!(decoded.diagnostics.len(), 1, "what is no feed is told in one remark");
        return None;
    };
    holds::status(&status);
    let decision = decide(&status, &options.policy, memory, moment);
    holds::decision(&status, &options.policy, memory, moment, &decision);
    let explanation = explain(Some((&status, &decision)), words, &[&decoded.diagnostics[..]]);
    let view = view(&status, &decision, options.name.as_deref(), options.href.as_deref(), words);
    holds::words(&decision, &explanation, view.as_ref());
    for notice in &decision.notices {
        for incident in status.incidents.iter().filter(|it| notice.is_of(it)) {
            for it in posts(document, incident, usize::MAX).0 {
                let _ = post(&it, decision.now, words);
            }
        }
    }
    Some(status)
}

/// What a page does with a decision: it takes note of what shows, and the reader may close it.
fn remember(status: &Status, policy: &Policy, memory: &mut Memory, moment: Moment, input: &Input) {
    let known = memory.clone();
    let decision = decide(status, policy, &known, moment);
    memory.note(status, &ids(&decision), policy, moment);
    if input.closes() {
        memory.dismiss(status, &decision.notices, moment);
        holds::put_away(status, policy, memory, moment);
    }
    holds::storage(memory);
    holds::reload(status, policy, memory, moment);
}

fn ids(decision: &Decision) -> Vec<String> {
    decision.notices.iter().map(|notice| notice.id.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use status_widget::time::Time;
    use std::path::{Path, PathBuf};

    fn fixtures() -> Vec<Vec<u8>> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures");
        let list = |folder: PathBuf| {
            std::fs::read_dir(folder)
                .expect("it is there")
                .map(|entry| entry.expect("it can be listed").path())
        };
        let systems = list(folder.join("foreign")).filter(|path| path.is_dir());
        let folders = ["statuspage", "blip"].map(|name| folder.join(name)).into_iter().chain(systems);
        let mut files: Vec<_> = folders.flat_map(list).collect();
        files.sort();
        files.iter().map(|file| std::fs::read(file).expect("it can be read")).collect()
    }

    /// A little of what libFuzzer does for hours, so that the checks themselves stay whole.
    #[test]
    fn the_fixtures_and_their_kin_hold() {
        for (place, document) in fixtures().into_iter().enumerate() {
            run(&document);
            let is_foreign = !status_widget::feed::foreign::kinds(&document).is_empty();
            let lean = mutate::lean(&document).filter(|_| !is_foreign);
            let mut input = lean.unwrap_or(document);
            for round in 0..10 {
                input = mutate::mutate(&input, (place * 10 + round) as u32);
                run(&input);
            }
        }
    }

    #[test]
    #[should_panic(expected = "what shows is drawn")]
    fn a_fault_is_found() {
        let document = serde_json::json!({"components": [{"id": "a", "status": "major_outage"}]});
        let status = decode(document.to_string().as_bytes()).status.expect("it is a feed");
        let memory = Memory::default();
        let decision = decide(&status, &Policy::default(), &memory, Time(0));
        holds::words(&decision, &explain(Some((&status, &decision)), &english(), &[]), None);
    }
}
