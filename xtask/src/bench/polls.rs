//! What a day of polls leaves behind: the page's memory after 1,440 answers, beside that after ten.

use anyhow::{Result, ensure};
use serde::Serialize;
use serde_json::json;

use super::inside::{self, Build};
use super::profile;
use super::visit::{Setting, heap, of_all};
use super::worst::usual;

/// When it is measured: at first, when the browser has its notes on the code and has compiled it, and at the end.
const AFTER: [usize; 3] = [10, 730, 1440];

/// Bytes after so many polls.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Memory {
    /// How many.
    pub polls: usize,
    /// The JavaScript heap, without garbage.
    pub heap: f64,
    /// All WebAssembly memories.
    pub wasm: f64,
}

/// The memory of one build in the course of a day.
#[derive(Debug, Clone, Serialize)]
pub struct Course {
    /// Of which build.
    pub build: &'static str,
    /// After each number of polls.
    pub memory: Vec<Memory>,
}

impl Course {
    /// By how many bytes the wasm's memory is larger at the end than at first.
    pub fn wasm_growth(&self) -> Option<f64> {
        Some(self.memory.last()?.wasm - self.memory.first()?.wasm)
    }

    /// The same of the heap, from noon on: before, the browser takes notes on the code.
    pub fn heap_growth(&self) -> Option<f64> {
        Some(self.memory.last()?.heap - self.memory.get(1)?.heap)
    }
}

/// Measures every build.
pub async fn measure(setting: &Setting<'_>, builds: &[Build]) -> Result<Vec<Course>> {
    let mut all = Vec::new();
    for build in builds {
        eprintln!("a day of polls, {}", build.name);
        let browser = inside::open(setting, *build, &profile::NONE).await?;
        let outcome = course(&browser).await;
        _ = browser.close().await;
        all.push(Course { build: build.name, memory: outcome? });
    }
    Ok(all)
}

async fn course(browser: &e2e::Browser) -> Result<Vec<Memory>> {
    let (mut done, mut course) = (0, Vec::new());
    for polls in AFTER {
        while done < polls {
            // A script may not run for ever.
            let more = (polls - done).min(120);
            let script = include_str!("page/polls.js")
                .replace("ADDRESSES", &json!([usual(false), usual(true)]).to_string())
                .replace("POLLS", &more.to_string());
            let level: String = inside::run(browser, &script).await?;
            ensure!(level == "minor", "the banner says {level}");
            done += more;
        }
        course.push(Memory {
            polls,
            heap: heap(browser).await?,
            wasm: of_all(browser, "Memory", "sum + it.buffer.byteLength").await?,
        });
    }
    Ok(course)
}
