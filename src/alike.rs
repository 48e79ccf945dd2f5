//! Texts, each with a place that it leads to, in an order in which what is alike stands side by side.
//!
//! It does not know what the texts are, nor what their places are in.

use crate::scan::is_same;
use std::ops::Range;

/// A text and its place, behind the text's hash: to compare texts takes longer than all else here, and what is alike need only stand
/// side by side.
pub type Entry<'a> = (u32, &'a str, usize);

/// The hash is FNV-1a. Who makes texts of one hash gains nothing: they are told apart all the same.
pub fn entry(text: &str, place: usize) -> Entry<'_> {
    let mut hash = 0x811c_9dc5_u32;
    for byte in text.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    (hash, text, place)
}

/// Puts entries in order: by hash, text and place. What has one hash has one text, nearly always.
pub fn sort(entries: &mut [Entry]) {
    entries.sort_unstable_by(|(hash, text, place), (other_hash, other, other_place)| {
        let order = hash.cmp(other_hash);
        let is_apart = order.is_eq() && !is_same(text.as_bytes(), other.as_bytes());
        let order = if is_apart { text.cmp(other) } else { order };
        order.then(place.cmp(other_place))
    });
}

/// Texts in order, of which only whether they are there is of interest.
pub fn sorted<'a>(texts: &[&'a str]) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    for text in texts {
        entries.push(entry(text, 0));
    }
    sort(&mut entries);
    entries
}

/// All entries of a text among sorted ones.
pub fn places<'i, 'a>(entries: &'i [Entry<'a>], text: &str) -> &'i [Entry<'a>] {
    entries.get(range(entries, text)).unwrap_or_default()
}

/// Where they stand.
pub fn range(entries: &[Entry], text: &str) -> Range<usize> {
    let (hash, ..) = entry(text, 0);
    let start = entries.partition_point(|(other, ..)| *other < hash);
    let end = entries.partition_point(|(other, ..)| *other <= hash);
    let run = entries.get(start..end).unwrap_or_default();
    if let [(_, first, _), ..] = run
        && let [.., (_, last, _)] = run
        && is_same(first.as_bytes(), text.as_bytes())
        && is_same(last.as_bytes(), text.as_bytes())
    {
        return start..end;
    }
    let of_text = |is_before: fn(&str, &str) -> bool| {
        start + run.partition_point(|(_, other, _)| is_before(other, text))
    };
    of_text(|other, text| other < text)..of_text(|other, text| other <= text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_all_of_one_text_also_where_hashes_are_one() {
        // These two have one hash.
        let texts = ["costarring", "liquid", "desk", "costarring", "chat"];
        assert_eq!(entry("costarring", 0).0, entry("liquid", 0).0);
        let mut entries: Vec<Entry> =
            texts.iter().enumerate().map(|(place, text)| entry(text, place)).collect();
        sort(&mut entries);
        for (text, expected) in [
            ("costarring", &[0, 3][..]),
            ("liquid", &[1]),
            ("desk", &[2]),
            ("chat", &[4]),
            ("", &[]),
            ("inbox", &[]),
        ] {
            let found: Vec<usize> = places(&entries, text).iter().map(|(.., place)| *place).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
