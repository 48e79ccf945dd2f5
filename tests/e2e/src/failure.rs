//! What a failing test saw: the banner, the page's events and console, what was asked of the feed, and a picture. It does not know
//! what the test wanted to see.

use std::path::Path;

use serde_json::Value;

use crate::banner::{self, Banner};
use crate::browser::{Browser, Line};
use crate::world::World;

impl World {
    /// Prints what helps to understand a failure, and leaves a picture at this path. What cannot be had is left out.
    pub(crate) async fn describe(&self, name: &str, picture: &Path) {
        println!("--- {name}: what there was when it failed");
        for seen in self.feed.seen() {
            println!("feed asked: {} {}", seen.method, seen.path);
        }
        match self.browser.run("return location.href;", Vec::new()).await {
            Ok(address) => println!("page {address}"),
            // Whatever else is asked would not be answered, either.
            Err(error) => return println!("the browser does not answer: {error}"),
        }
        for (line, times) in counted(console(&self.browser).await) {
            println!("console {} {}: {} ({times} times)", line.level, line.source, line.message);
        }
        match self.browser.run(banner::READ, Vec::new()).await.map(Banner::from_page) {
            Ok(Ok(banner)) => println!("{banner:#?}"),
            Ok(Err(error)) => println!("no banner: {error}"),
            Err(error) => println!("no banner: {error}"),
        }
        let seen = "return window.seen ? [seen.events, seen.errors] : null;";
        if let Ok(seen) = self.browser.run(seen, Vec::new()).await {
            println!("events and errors {seen:#}");
        }
        // Beside what reached the feed, all that the page has asked for and got.
        let got = "return performance.getEntriesByType('resource').map(({ name, startTime, responseEnd, responseStatus }) =>\
            `${name} ${responseStatus} ${Math.round(startTime)} to ${Math.round(responseEnd)}`);";
        if let Ok(Value::Array(got)) = self.browser.run(got, Vec::new()).await {
            got.iter().for_each(|line| println!("page got {line}"));
        }
        match self.browser.picture(picture).await {
            Ok(()) => println!("picture {}", picture.display()),
            Err(error) => println!("no picture: {error}"),
        }
    }
}

/// Each line once, in the order of their first, with how often it was written.
fn counted(lines: Vec<Line>) -> Vec<(Line, usize)> {
    let mut counted: Vec<(Line, usize)> = Vec::new();
    for line in lines {
        match counted.iter_mut().find(|(known, _)| *known == line) {
            Some((_, times)) => *times += 1,
            None => counted.push((line, 1)),
        }
    }
    counted
}

/// What the driver has logged, which has the recorder's lines too; where it keeps no log, those.
async fn console(browser: &Browser) -> Vec<Line> {
    let logged = browser.console().await.unwrap_or_default();
    if !logged.is_empty() {
        return logged;
    }
    let recorded = browser.run("return window.seen ? seen.console : [];", Vec::new()).await;
    serde_json::from_value(recorded.unwrap_or(Value::Null)).unwrap_or_default()
}
