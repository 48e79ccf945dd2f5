//! `cargo xtask size`: what a page downloads, beside its budget. It measures nothing itself; the manifest has the numbers.

use std::path::Path;

use anyhow::{Result, bail};

use crate::bundle::SCRIPT;
use crate::manifest::Manifest;

/// All that a cold page downloads, brotli 11, bytes.
const BUDGET: u64 = 45_000;
/// Where we would like to be.
const GOAL: u64 = 30_000;

/// Prints the table and answers the sum in words; an error when it is over budget.
pub fn size(dist: &Path) -> Result<String> {
    let manifest = Manifest::read(dist)?;
    println!("{:<36} {:>9} {:>9} {:>9}", "file", "raw", "gzip -9", "brotli 11");
    let mut sum = 0;
    for (name, entry) in &manifest.files {
        let downloaded = name == SCRIPT || name.ends_with(".wasm");
        let mark = if downloaded { "" } else { "  (not downloaded by a page)" };
        println!("{name:<36} {:>9} {:>9} {:>9}{mark}", entry.raw, entry.gzip, entry.brotli);
        sum += if downloaded { entry.brotli } else { 0 };
    }
    println!("{:<36} {:>9} {:>9} {sum:>9}  budget {BUDGET}, goal {GOAL}", "a cold page downloads", "", "");
    if sum > BUDGET {
        bail!("a cold page downloads {sum} bytes, {} over the budget of {BUDGET}", sum - BUDGET);
    }
    Ok(format!("{sum} of {BUDGET} bytes"))
}
