//! What a feed costs once its bytes are there: reading, deciding and drawing the closed banner, beside what a page pays in JavaScript for
//! the object alone, warm and in the same page: JSON.parse of the text, and the text made from the bytes before.

use anyhow::{Context, Result};
use e2e::Browser;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::feed::{self, Shape, summary};
use super::figures::{Figure, figure, ratio};
use super::inside::{self, Build};
use super::profile;
use super::server::{Files, Kept};
use super::visit::Setting;

/// Feeds by the names that the tables have.
const FEEDS: [(&str, Shape); 3] = [("3 kB", feed::SMALL), ("300 kB", feed::LARGE), ("2 MB", feed::HUGE)];
/// The name of the one that has a budget.
pub const BUDGETED: &str = "2 MB";
/// Answers before it counts: until then the browser's compilers are at work.
pub const WARM: usize = 20;

/// What one feed costs, in milliseconds.
#[derive(Debug, Clone, Serialize)]
pub struct Cost {
    /// Of which build.
    pub build: &'static str,
    /// The feed's name.
    pub feed: &'static str,
    /// Its bytes.
    pub bytes: u64,
    /// JSON.parse of its text.
    pub parse: Figure,
    /// TextDecoder and JSON.parse of its bytes.
    pub decode: Figure,
    /// From the bytes to the banner, where they change it.
    pub changed: Figure,
    /// The same over JSON.parse, turn by turn.
    pub over_parse: Figure,
    /// The same over TextDecoder and JSON.parse.
    pub over_decode: Figure,
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
    decode: Vec<f64>,
    changed: Vec<f64>,
    unchanged: Vec<f64>,
    mutations: u64,
    bytes: u64,
}

/// Puts the feeds there.
pub fn add_to(files: &mut Files) -> Result<()> {
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

/// Measures every feed with every build, each in a fresh browser.
pub async fn measure(setting: &Setting<'_>, builds: &[Build], rounds: usize) -> Result<Vec<Cost>> {
    let mut costs = Vec::new();
    for (name, _) in FEEDS {
        for build in builds {
            eprintln!("a feed of {name}, {}", build.name);
            let browser = inside::open(setting, *build, &profile::NONE).await?;
            let outcome = one(&browser, build.name, name, rounds).await;
            _ = browser.close().await;
            costs.push(outcome.with_context(|| format!("a feed of {name}, {}", build.name))?);
        }
    }
    Ok(costs)
}

async fn one(browser: &Browser, build: &'static str, name: &'static str, rounds: usize) -> Result<Cost> {
    let addresses = json!([address(name, false), address(name, true)]);
    let script = include_str!("page/micro.js")
        .replace("ADDRESSES", &addresses.to_string())
        .replace("WARM", &WARM.to_string())
        .replace("ROUNDS", &rounds.to_string());
    let measured: Measured = inside::run(browser, &script).await?;
    let of = |numbers: &[f64]| figure(numbers.to_vec()).context("no rounds");
    let over = |others: &[f64]| ratio(&measured.changed, others).context("it took no time");
    Ok(Cost {
        build,
        feed: name,
        bytes: measured.bytes,
        parse: of(&measured.parse)?,
        decode: of(&measured.decode)?,
        changed: of(&measured.changed)?,
        over_parse: over(&measured.parse)?,
        over_decode: over(&measured.decode)?,
        unchanged: of(&measured.unchanged)?,
        cold: measured.cold,
        mutations: measured.mutations,
    })
}
