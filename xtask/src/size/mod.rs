//! `cargo xtask size`: what a page downloads, beside its budget, and with `--parts` who of us each byte belongs to. It measures
//! nothing itself; the manifest has the numbers, `size/` the owners.

mod formats;
mod functions;
mod owner;
mod parts;
mod script;

use std::path::Path;

use anyhow::{Result, bail};
use status_widget::text::LANGUAGES;

use crate::build::dist;
use crate::build::manifest::{Entry, Manifest, Use, use_of};
use crate::workspace::Workspace;

/// What was promised of a stage of the download, brotli 11, bytes; what we would like; and what has been reached, with a little for what
/// compilers differ by. That is a ratchet: whoever makes it lighter lowers it, and nothing raises it but what was promised and is new.
#[derive(Debug, Clone, Copy)]
pub struct Stage {
    /// Of what.
    pub name: &'static str,
    /// The promise.
    pub budget: u64,
    /// The wish.
    pub goal: u64,
    /// The ratchet.
    pub reached: u64,
    /// How many requests, besides the feed and a language.
    pub requests: usize,
}

/// Before the page's `load`, and on a quiet day all that it is in need of: the door.
pub const QUIET: Stage =
    Stage { name: "a quiet page, before its load", budget: 5_500, goal: 4_000, reached: 5_500, requests: 1 };
/// All that a page with a banner downloads: the door, the script that it opens for and the wasm. What is promised does not hold: the reader
/// of bytes, what real feeds made necessary, and a script in two parts came to 12,000 bytes; the names of all formats, of which the options
/// speak, to 400; several banners at one edge, paths and misspelt names, which are new, to 2,700; that the worst documents hold no page up
/// (an index by hash, one text for an affected component, details in parts), which is new, too, to 650; that a source may be another
/// system's, which is looked for and remembered, to 1,050; a third of the height for all banners of an edge together, and the room of an
/// inline one, to 290; what was put away ending by itself, and pages with dialogs of their own, to 660; names that are told apart among what a page
/// depends on, and components that posts alone name, to 200; affected components that are found however their names are written, to 120;
/// groups in groups, to 80. What has become smaller since makes up for 1,300 of that. It gets no heavier than it is.
pub const BANNER: Stage =
    Stage { name: "a page with a banner", budget: 47_000, goal: 40_000, reached: 64_680, requests: 3 };

/// What a page downloads besides whose feed is another system's: the script that asks and the module that reads. It is not yet what was
/// promised: the translations, which are texts, come to 5,800, what runs them and writes the document to the rest. It gets no heavier than it
/// is. What was told untruly of hidden incidents, pivots, notices, announcements, silence and addresses came to 250, of which 150 were found
/// elsewhere; what a file of one's own says of what is over, has one name or no start, 40. That incidents at a maintenance's stage, what is
/// called off, other languages' words, what is down and silent and one of many that is down are told rightly, and what is open first, came to
/// 280; groups in groups, to 170; alerts that are silenced, and words of customers, to 100.
pub const FORMATS: Stage = Stage {
    name: "another system's feed, besides",
    budget: 16_000,
    goal: 12_000,
    reached: 26_620,
    requests: 2,
};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Also the bytes of each crate and each module of ours, in what a banner needs and in the module of formats
    #[arg(long)]
    parts: bool,
    /// Also what each format weighs in the module of all: that is built without each, which takes minutes
    #[arg(long)]
    formats: bool,
}

/// Builds `dist/` and prints what is asked for.
pub fn run(args: &Args, workspace: &Workspace) -> Result<()> {
    let dist = dist::dist(workspace)?;
    if args.parts {
        parts::print(&dist, workspace)?;
    }
    size(&dist)?;
    if args.formats {
        formats::print(workspace)?;
    }
    Ok(())
}

/// Prints the table and answers the sums in words, and by how much one is over budget; an error when one is heavier than was reached.
pub fn size(dist: &Path) -> Result<String> {
    let manifest = Manifest::read(dist)?;
    println!("{:<42} {:>9} {:>9} {:>9}", "file", "raw", "gzip -9", "brotli 11");
    for (name, entry) in &manifest.files {
        println!("{name:<42} {:>9} {:>9} {:>9}{}", entry.raw, entry.gzip, entry.brotli, remark(use_of(name)));
    }
    let of = |wanted: &[Use]| -> Vec<&Entry> {
        manifest
            .files
            .iter()
            .filter(|(name, _)| wanted.contains(&use_of(name)))
            .map(|(_, entry)| entry)
            .collect()
    };
    let languages = of(&[Use::Language]);
    let largest = languages.iter().map(|entry| entry.brotli).max().unwrap_or_default();
    println!("{:<42} {:>9} {:>9} {largest:>9}  at most", "a language besides", "", "");
    let expected = LANGUAGES.len() - 1;
    if languages.len() != expected {
        bail!("there are {} language files, and {expected} languages besides English", languages.len());
    }
    let sums = [
        check(QUIET, &of(&[Use::Door]))?,
        check(BANNER, &of(&[Use::Door, Use::Banner]))?,
        check(FORMATS, &of(&[Use::Formats]))?,
    ];
    Ok(sums.join(", "))
}

fn remark(of: Use) -> &'static str {
    match of {
        Use::Door | Use::Banner => "",
        Use::Language => "  (one of these, where the language is not English)",
        Use::Bodies => "  (when details are first opened)",
        Use::Formats => "  (where the feed is another system's)",
        Use::CompatFormats => "  (the same, where WebAssembly is refused)",
        Use::Compat => "  (in place of all but the door, where WebAssembly is refused)",
        Use::None => "  (not downloaded by a page)",
    }
}

/// Holds a stage to what was promised and what has been reached.
fn check(stage: Stage, files: &[&Entry]) -> Result<String> {
    let Stage { name, budget, goal, reached, requests } = stage;
    let sum: u64 = files.iter().map(|entry| entry.brotli).sum();
    println!("{name:<42} {:>9} {:>9} {sum:>9}  budget {budget}, reached {reached}, goal {goal}", "", "");
    if files.len() != requests {
        bail!("{name} makes {} requests besides the feed, and not {requests}", files.len());
    }
    if sum > reached {
        bail!("{name} downloads {sum} bytes, {} over the {reached} that have been reached", sum - reached);
    }
    let missed = if sum > budget { format!(", {} OVER ITS BUDGET", sum - budget) } else { String::new() };
    Ok(format!("{name}: {sum} bytes{missed}"))
}
