//! Which bytes of the script come from which file, by its source map. It reads no JavaScript.

use anyhow::{Context, Result};
use sourcemap::SourceMap;

/// The source of each run of bytes and where it ends. Together all runs are the script, in order.
pub fn runs(script: &str, map: &[u8]) -> Result<Vec<(String, usize)>> {
    let map = SourceMap::from_slice(map)?;
    let starts: Vec<usize> = line_starts(script);
    let mut runs: Vec<(String, usize)> = Vec::new();
    let mut source = "banner, helpers".to_owned();
    for token in map.tokens() {
        let start = starts.get(token.get_dst_line() as usize).context("a map of another script")?;
        let line = script.get(*start..).unwrap_or_default();
        let end = start + bytes(line, token.get_dst_col() as usize);
        let next = token.get_source().unwrap_or_default();
        if next != source {
            runs.push((std::mem::replace(&mut source, next.to_owned()), end));
        }
    }
    runs.push((source, script.len()));
    Ok(runs)
}

fn line_starts(script: &str) -> Vec<usize> {
    std::iter::once(0).chain(script.match_indices('\n').map(|(at, _)| at + 1)).collect()
}

/// A map counts columns in UTF-16.
fn bytes(line: &str, column: usize) -> usize {
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= column
    };
    line.chars().take_while(fits).map(char::len_utf8).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_columns_as_maps_do() {
        assert_eq!(bytes("a·b", 0), 0);
        assert_eq!(bytes("a·b", 2), 3);
        assert_eq!(bytes("🙂b", 2), 4);
    }

    #[test]
    fn gives_every_byte_to_one_source() {
        // "x" from a.js at column 2, "y" from b.js at column 5.
        let map = br#"{"version":3,"sources":["a.js","b.js"],"names":[],"mappings":"EAAA,GCAA"}"#;
        let runs = runs("(;xxxyy)", map).unwrap();
        let expected = [("banner, helpers", 2), ("a.js", 5), ("b.js", 8)];
        assert_eq!(runs, expected.map(|(source, end)| (source.to_owned(), end)));
    }
}
