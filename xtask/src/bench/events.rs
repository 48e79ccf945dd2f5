//! What Chromium's own log of events says of a page view: what came over the wire, and what the main thread did.

use std::collections::HashMap;

use anyhow::{Context, Result};
use serde::Serialize;
use serde_json::Value;

/// The categories of tracing that [`Work`] needs.
pub const CATEGORIES: &str = "toplevel,devtools.timeline,disabled-by-default-devtools.timeline,v8";

/// Spans in which script runs or is made ready to run, each with the address of the script.
const SCRIPT: [&str; 3] = ["EvaluateScript", "FunctionCall", "v8.compile"];

/// What calls a script, and keeps the promises that it has made before it returns.
const CALL: &str = "v8.callFunction";

/// Where promises are kept, after every task and whoever's they are. The host page has none.
const PROMISES: &str = "BlinkScheduler_PerformMicrotaskCheckpoint";

/// What is shorter is a look whether there is anything to do, in microseconds.
const SHORTEST: f64 = 50.0;

/// What came over the wire besides the page and what is the page's own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Wire {
    /// Requests for what the contender ships.
    pub requests: f64,
    /// Bytes of those answers, as they were sent, without headers.
    pub bytes: f64,
    /// Requests of these that went out before the page's `load` event.
    pub early_requests: f64,
    /// Bytes of their answers, whenever they came.
    pub early_bytes: f64,
    /// Requests to the status page.
    pub feed_requests: f64,
    /// Bytes of those answers.
    pub feed_bytes: f64,
    /// Requests to anywhere else: there should be none.
    pub strangers: f64,
}

/// What a request is for.
#[derive(Clone, Copy, PartialEq)]
enum Whose {
    Contender,
    Feed,
    Stranger,
}

impl Wire {
    /// From the events of one page view. What stands below `/host/` is the page's own.
    pub fn of(events: &[Value], host: &str, feed: &str) -> Self {
        let mut asked = HashMap::new();
        let mut wire = Self::default();
        // The log has the events in their order, but for those of the renderer and of the network beside each other.
        let moment = |event: &Value| event.pointer("/params/timestamp").and_then(Value::as_f64);
        let loaded = events.iter().find(|event| event["method"] == "Page.loadEventFired").and_then(moment);
        let is_early =
            |event: &Value| loaded.zip(moment(event)).is_some_and(|(loaded, asked)| asked < loaded);
        for event in events {
            let text = |path: &str| event.pointer(path).and_then(Value::as_str).unwrap_or_default();
            let request = text("/params/requestId");
            match text("/method") {
                "Network.requestWillBeSent" if text("/params/type") != "Document" => {
                    let whose = whose(text("/params/request/url"), host, feed);
                    asked.extend(whose.map(|whose| (request, (whose, is_early(event)))));
                }
                "Network.requestServedFromCache" => _ = asked.remove(request),
                "Network.responseReceived" => {
                    let is_kept = event.pointer("/params/response/fromDiskCache") == Some(&Value::Bool(true));
                    // A feed that is unchanged comes from the cache too, but not without a question.
                    if is_kept && asked.get(request).is_none_or(|(whose, _)| *whose != Whose::Feed) {
                        asked.remove(request);
                    }
                }
                "Network.dataReceived" => {
                    let bytes = event.pointer("/params/encodedDataLength").and_then(Value::as_f64);
                    let bytes = bytes.unwrap_or_default();
                    match asked.get(request) {
                        Some((Whose::Contender, is_early)) => {
                            wire.bytes += bytes;
                            wire.early_bytes += if *is_early { bytes } else { 0.0 };
                        }
                        Some((Whose::Feed, _)) => wire.feed_bytes += bytes,
                        Some((Whose::Stranger, _)) | None => {}
                    }
                }
                _ => {}
            }
        }
        for (whose, is_early) in asked.into_values() {
            wire.early_requests += if is_early && whose == Whose::Contender { 1.0 } else { 0.0 };
            *match whose {
                Whose::Contender => &mut wire.requests,
                Whose::Feed => &mut wire.feed_requests,
                Whose::Stranger => &mut wire.strangers,
            } += 1.0;
        }
        wire
    }
}

/// Nobody's is what goes nowhere, or is the page's own.
fn whose(address: &str, host: &str, feed: &str) -> Option<Whose> {
    match address.strip_prefix(host) {
        Some(path) => (!path.starts_with("/host/")).then_some(Whose::Contender),
        None if address.starts_with(feed) => Some(Whose::Feed),
        None => (!address.starts_with("data:")).then_some(Whose::Stranger),
    }
}

/// What the main thread did, in milliseconds of its own time: what other programs take of a processor meanwhile is not the page's,
/// what a slowed processor adds is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Work {
    /// The longest task in which the contender's script ran.
    pub longest_task: f64,
    /// All of its script together, compiling and microtasks included.
    pub script: f64,
}

/// From when to when, in microseconds of the thread's own time.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Span {
    from: f64,
    to: f64,
}

impl Work {
    /// From the events of one page view. What stands below `/host/` is the page's own, and what has no address is ours who measure.
    pub fn of(events: &[Value], host: &str) -> Result<Self> {
        let traced: Vec<&Value> = events
            .iter()
            .filter(|event| event["method"] == "Tracing.dataCollected")
            .map(|event| &event["params"])
            .collect();
        let is_contenders = |event: &Value| {
            let address = event.pointer("/args/data/url").and_then(Value::as_str).unwrap_or_default();
            address.strip_prefix(host).is_some_and(|path| !path.starts_with("/host/"))
        };
        let evaluated = traced.iter().find(|event| event["name"] == SCRIPT[0] && is_contenders(event));
        let thread = place(evaluated.context("the browser has traced no script of the contender")?);
        let spans = |is_wanted: &dyn Fn(&str, &Value) -> bool| -> Vec<Span> {
            let mine = traced.iter().filter(|event| place(event) == thread && event["ph"] == "X");
            let wanted = mine.filter(|event| is_wanted(event["name"].as_str().unwrap_or_default(), event));
            wanted.filter_map(|event| span(event)).collect()
        };
        let own = spans(&|name, event| SCRIPT.contains(&name) && is_contenders(event));
        let mut calls = spans(&|name, _| name == CALL);
        calls.retain(|call| own.iter().any(|span| call.from <= span.from && span.to <= call.to));
        let mut script = union([own, calls, spans(&|name, _| name == PROMISES)].concat());
        script.retain(|span| span.to - span.from >= SHORTEST);
        let ran_in = |task: &&Span| script.iter().any(|span| span.from >= task.from && span.from < task.to);
        let tasks = spans(&|name, _| name == "RunTask");
        let longest = tasks.iter().filter(ran_in).map(|task| task.to - task.from).fold(0.0, f64::max);
        let sum: f64 = script.iter().map(|span| span.to - span.from).sum();
        Ok(Self { longest_task: longest / 1000.0, script: sum / 1000.0 })
    }
}

/// Process and thread of an event.
fn place(event: &Value) -> (Option<u64>, Option<u64>) {
    (event["pid"].as_u64(), event["tid"].as_u64())
}

fn span(event: &Value) -> Option<Span> {
    let from = event["tts"].as_f64()?;
    Some(Span { from, to: from + event["tdur"].as_f64()? })
}

/// Spans that overlap made one, in their order.
fn union(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by(|one, other| one.from.total_cmp(&other.from));
    let mut whole: Vec<Span> = Vec::new();
    for span in spans {
        match whole.last_mut() {
            Some(last) if span.from <= last.to => last.to = last.to.max(span.to),
            _ => whole.push(span),
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn traced(name: &str, address: &str, thread: u64, from: u64, length: u64) -> Value {
        json!({ "method": "Tracing.dataCollected", "params": {
            "name": name, "ph": "X", "pid": 1, "tid": thread, "tts": from, "tdur": length,
            "args": { "data": { "url": address } } } })
    }

    #[test]
    fn finds_the_longest_task_with_script_of_the_contender_in_it() {
        let events = [
            traced("RunTask", "", 1, 0, 90_000),
            traced("EvaluateScript", "http://h/host/app.js", 1, 1_000, 10_000),
            traced("RunTask", "", 1, 100_000, 20_000),
            traced("EvaluateScript", "http://h/floor.js", 1, 101_000, 10_000),
            traced("FunctionCall", "http://h/floor.js", 1, 102_000, 4_000),
            traced("FunctionCall", "", 1, 112_000, 4_000),
            traced(PROMISES, "", 1, 110_000, 3_000),
            traced("RunTask", "", 1, 130_000, 5_000),
            traced(CALL, "", 1, 130_500, 2_000),
            traced("FunctionCall", "http://h/floor.js", 1, 131_000, 1_000),
            traced(CALL, "", 1, 133_000, 1_500),
            traced("FunctionCall", "", 1, 133_000, 1_000),
            traced("RunTask", "", 1, 140_000, 70_000),
            traced(PROMISES, "", 1, 209_000, 20),
            traced("RunTask", "", 2, 100_000, 80_000),
        ];
        assert_eq!(Work::of(&events, "http://h").unwrap(), Work { longest_task: 20.0, script: 14.0 });
        assert!(Work::of(&events[..3], "http://h").is_err());
    }

    fn sent(request: &str, address: &str, kind: &str, at: f64) -> Value {
        json!({ "method": "Network.requestWillBeSent", "params": {
            "requestId": request, "type": kind, "request": { "url": address }, "timestamp": at } })
    }

    fn came(request: &str, bytes: u64) -> Value {
        json!({ "method": "Network.dataReceived", "params": { "requestId": request, "encodedDataLength": bytes } })
    }

    #[test]
    fn counts_what_is_neither_the_pages_own_nor_kept() {
        let kept = |request: &str, address: &str| {
            json!({ "method": "Network.responseReceived", "params": { "requestId": request,
                "response": { "url": address, "fromDiskCache": true, "timing": { "sendStart": 1 } } } })
        };
        let events = [
            sent("1", "http://h/floor", "Document", 1.0),
            came("1", 700),
            sent("2", "http://h/host/app.css", "Stylesheet", 2.0),
            came("2", 300),
            sent("3", "http://h/floor.js", "Script", 3.0),
            came("3", 30),
            came("3", 12),
            sent("4", "http://f/api/v2/summary.json", "Fetch", 4.0),
            kept("4", "http://f/api/v2/summary.json"),
            sent("5", "http://h/kept.js", "Script", 5.0),
            kept("5", "http://h/kept.js"),
            sent("6", "http://elsewhere/", "Fetch", 6.0),
            json!({ "method": "Page.loadEventFired", "params": { "timestamp": 6.5 } }),
            sent("7", "http://h/later.wasm", "Fetch", 7.0),
            came("7", 1000),
        ];
        let expected = Wire {
            requests: 2.0,
            bytes: 1042.0,
            early_requests: 1.0,
            early_bytes: 42.0,
            feed_requests: 1.0,
            feed_bytes: 0.0,
            strangers: 1.0,
        };
        assert_eq!(Wire::of(&events, "http://h", "http://f"), expected);
    }
}
