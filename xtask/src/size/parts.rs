//! The table of parts: for each owner its bytes, and how many of the compressed bytes are there on its account.
//!
//! Compressed bytes belong to nobody by themselves. What a file shrinks by when a part is left out says what the part costs;
//! what repeats in several parts shrinks by neither, so these are scaled to sum to the file.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::thread;

use anyhow::{Context, Result, anyhow};

use super::functions::{self, What};
use super::{owner, script};
use crate::build::bundle::{BANNER, SCRIPT};
use crate::build::manifest::{Manifest, Use, brotli, is_downloaded, use_of};
use crate::build::part::{Part, Wasm};
use crate::workspace::Workspace;

/// How many of the largest functions are named.
const LARGEST: usize = 40;

/// Whether its parts are told: what a page with a banner downloads, and the module of other systems' formats.
fn is_told(name: &str) -> bool {
    is_downloaded(name) || matches!(use_of(name), Use::Formats) && name.ends_with(".wasm")
}

/// Prints the parts of each of these files.
pub fn print(dist: &Path, workspace: &Workspace) -> Result<()> {
    for name in Manifest::read(dist)?.files.keys().filter(|name| is_told(name)) {
        let bytes = std::fs::read(dist.join(name))?;
        let mut parts = Parts::default();
        let mut largest = Vec::new();
        if name.ends_with(".js") {
            let map = if name == SCRIPT { SCRIPT } else { BANNER };
            let map = std::fs::read(dist.join(format!("{map}.map")))?;
            for (source, end) in script::runs(std::str::from_utf8(&bytes)?, &map)? {
                parts.add(source, end);
            }
        } else {
            let part = if is_downloaded(name) { Part::Banner } else { Part::Formats };
            let named = Wasm::of(workspace, part).named;
            let named = std::fs::read(&named).with_context(|| format!("no {}", named.display()))?;
            for run in functions::runs(&bytes, &named)? {
                match run.what {
                    What::Function(symbol) => {
                        let owner = owner::owner(&symbol);
                        largest.push((run.end - parts.end, owner::readable(&symbol)));
                        parts.add(owner, run.end);
                    }
                    What::Section(section) => parts.add(format!("({section})"), run.end),
                }
            }
        }
        println!("{name}\n{:>9} {:>9}  owner", "raw", "brotli");
        for (owner, raw, compressed) in parts.measured(&bytes)? {
            println!("{raw:>9} {compressed:>9}  {owner}");
        }
        largest.sort_by_key(|function| Reverse(function.0));
        for (raw, function) in largest.iter().take(LARGEST) {
            println!("{raw:>9}            {function}");
        }
        println!();
    }
    Ok(())
}

/// The ranges of a file by owner. Every byte has exactly one.
#[derive(Default)]
struct Parts {
    ranges: BTreeMap<String, Vec<Range<usize>>>,
    end: usize,
}

impl Parts {
    /// Gives the bytes from the last end to this one to their owner.
    fn add(&mut self, owner: String, end: usize) {
        self.ranges.entry(owner).or_default().push(self.end..end);
        self.end = end;
    }

    /// Owner, bytes, compressed bytes, the dearest first; the last line is the sum, which is the file.
    fn measured(&self, file: &[u8]) -> Result<Vec<(String, usize, u64)>> {
        let whole = brotli(file)?;
        let owners: Vec<_> = self.ranges.iter().collect();
        // What the file shrinks by without one of them; each takes a good part of a second.
        let shrinks_by = &|ranges: &[Range<usize>]| Ok(whole.saturating_sub(brotli(&without(file, ranges))?));
        let workers = thread::available_parallelism().map_or(1, usize::from);
        let saved = thread::scope(|scope| {
            let share = owners.len().div_ceil(workers).max(1);
            let mut threads = Vec::new();
            for some in owners.chunks(share) {
                threads
                    .push(scope.spawn(move || some.iter().map(|(_, ranges)| shrinks_by(ranges)).collect()));
            }
            let mut saved = Vec::new();
            for thread in threads {
                let some: Result<Vec<u64>> =
                    thread.join().map_err(|_| anyhow!("a measuring thread panicked"))?;
                saved.extend(some?);
            }
            anyhow::Ok(saved)
        })?;
        let shares = to_sum(&saved, whole);
        let mut lines: Vec<_> = owners
            .iter()
            .zip(shares)
            .map(|((owner, ranges), share)| (owner.to_string(), ranges.iter().map(Range::len).sum(), share))
            .collect();
        lines.sort_by_key(|line| Reverse(line.2));
        lines.push((
            "in all".to_owned(),
            lines.iter().map(|line| line.1).sum(),
            lines.iter().map(|line| line.2).sum(),
        ));
        Ok(lines)
    }
}

fn without(file: &[u8], ranges: &[Range<usize>]) -> Vec<u8> {
    let mut rest = Vec::with_capacity(file.len());
    let mut at = 0;
    for range in ranges {
        rest.extend_from_slice(file.get(at..range.start).unwrap_or_default());
        at = range.end;
    }
    rest.extend_from_slice(file.get(at..).unwrap_or_default());
    rest
}

/// Scales whole numbers to a sum; each takes the rest that the ones before it left over.
fn to_sum(numbers: &[u64], sum: u64) -> Vec<u64> {
    let whole: u64 = numbers.iter().sum::<u64>().max(1);
    let mut before = 0;
    let mut scaled_before = 0;
    let mut scaled = Vec::new();
    for number in numbers {
        before += number;
        let scaled_now = before * sum / whole;
        scaled.push(scaled_now - scaled_before);
        scaled_before = scaled_now;
    }
    scaled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_out_what_one_owns() {
        assert_eq!(without(b"abcdef", &[1..2, 4..5]), b"acdf");
        assert_eq!(without(b"abc", &[0..1, 1..3]), b"");
    }

    #[test]
    fn scales_to_the_very_sum() {
        assert_eq!(to_sum(&[1, 1, 1], 10), [3, 3, 4]);
        assert_eq!(to_sum(&[0, 5], 7), [0, 7]);
        assert_eq!(to_sum(&[3, 0, 9, 5], 1000).iter().sum::<u64>(), 1000);
    }

    #[test]
    fn measures_the_whole_file() {
        let file: Vec<u8> = (0..4000_u32).flat_map(|n| (n * n).to_le_bytes()).collect();
        let mut parts = Parts::default();
        for (owner, end) in [("a", 4000), ("b", 9000), ("a", file.len())] {
            parts.add(owner.to_owned(), end);
        }
        let lines = parts.measured(&file).unwrap();
        let (name, raw, compressed) = lines.last().unwrap();
        assert_eq!((name.as_str(), *raw, *compressed), ("in all", file.len(), brotli(&file).unwrap()));
        assert_eq!(lines[0].1, 11000);
    }
}
