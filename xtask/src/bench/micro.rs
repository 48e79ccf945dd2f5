//! What a feed costs once it is there: reading, deciding and drawing the closed banner, beside the browser's own JSON.parse of the same
//! text, warm and in the same page. It goes through the widget's public surface alone.

use anyhow::{Context, Result, anyhow};
use e2e::Browser;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::contender::page_with;
use super::feed::{self, Shape, summary};
use super::figures::{Figure, figure, ratio};
use super::server::{Files, Kept};
use super::visit::Setting;
use crate::build::bundle::SCRIPT;

/// Feeds by the names that the tables have.
const FEEDS: [(&str, Shape); 3] = [("3 kB", feed::SMALL), ("300 kB", feed::LARGE), ("2 MB", feed::HUGE)];
/// The name of the one that has a budget.
pub const BUDGETED: &str = "2 MB";
/// Answers before it counts: until then the browser's compilers are at work.
const WARM: usize = 20;
const PAGE: &str = "/micro";

/// What one feed costs, in milliseconds.
#[derive(Debug, Clone, Serialize)]
pub struct Cost {
    /// Its name.
    pub feed: &'static str,
    /// Its bytes.
    pub bytes: u64,
    /// JSON.parse of its text.
    pub parse: Figure,
    /// From the answer to the banner, where the answer changes it. JSON.parse is in it.
    pub changed: Figure,
    /// The same over JSON.parse, turn by turn.
    pub ratio: Figure,
    /// The same where the answer is as before.
    pub unchanged: Figure,
    /// The first answer of all, with everything cold.
    pub cold: f64,
    /// Mutations of the page and the widget in all answers that were as before.
    pub mutations: u64,
}

#[derive(Deserialize)]
struct Measured {
    cold: f64,
    parse: Vec<f64>,
    changed: Vec<f64>,
    unchanged: Vec<f64>,
    mutations: u64,
    bytes: u64,
}

/// Puts the page and the feeds there.
pub fn add_to(files: &mut Files) -> Result<()> {
    files.add(
        PAGE,
        Kept::Asked,
        page_with(&format!("<script async src=\"/vendor/{SCRIPT}\"></script>"), ""),
    )?;
    // Alone with itself a page gets a clock of 5 µs instead of 100.
    files.with(PAGE, "cross-origin-opener-policy", "same-origin");
    files.with(PAGE, "cross-origin-embedder-policy", "require-corp");
    for (name, shape) in FEEDS {
        for worse in [false, true] {
            files.add_plain(&address(name, worse), Kept::Asked, summary(shape, worse))?;
        }
    }
    Ok(())
}

fn address(name: &str, worse: bool) -> String {
    format!("/feeds/{}{}.json", name.replace(' ', "-"), if worse { "-worse" } else { "" })
}

/// Measures every feed, each in a fresh browser.
pub async fn measure(setting: &Setting<'_>, rounds: usize) -> Result<Vec<Cost>> {
    let mut costs = Vec::new();
    for (name, _) in FEEDS {
        let browser = Browser::open(e2e::Engine::Blink, setting.driver, setting.program).await;
        let browser = browser.map_err(|error| anyhow!(error))?;
        let outcome = one(&browser, setting, name, rounds).await;
        _ = browser.close().await;
        costs.push(outcome.with_context(|| format!("a feed of {name}"))?);
    }
    Ok(costs)
}

async fn one(browser: &Browser, setting: &Setting<'_>, name: &'static str, rounds: usize) -> Result<Cost> {
    browser.goto(&format!("{}{PAGE}", setting.host)).await.map_err(|error| anyhow!(error))?;
    let addresses = json!([address(name, false), address(name, true)]);
    let script = include_str!("page/micro.js")
        .replace("ADDRESSES", &addresses.to_string())
        .replace("WARM", &WARM.to_string())
        .replace("ROUNDS", &rounds.to_string());
    let measured = browser.run_async(&script).await.map_err(|error| anyhow!(error))?;
    let measured: Measured = serde_json::from_value(measured)?;
    let of = |numbers: &[f64]| figure(numbers.to_vec()).context("no rounds");
    Ok(Cost {
        feed: name,
        bytes: measured.bytes,
        parse: of(&measured.parse)?,
        changed: of(&measured.changed)?,
        ratio: ratio(&measured.changed, &measured.parse).context("JSON.parse took no time")?,
        unchanged: of(&measured.unchanged)?,
        cold: measured.cold,
        mutations: measured.mutations,
    })
}
