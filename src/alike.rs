//! Finds the places of a text among thousands, quickly and however many there are.
//!
//! It does not know what the texts are, nor what their places are in.

use crate::scan::is_same;
use std::cmp::Ordering;
use std::ops::Range;

/// A text's hash, the text, and a place.
type Entry<'a> = (u32, &'a str, usize);

/// Texts with their places, in the order of the texts' hashes: to compare texts takes longer than all else here, and what is alike need
/// only stand side by side.
#[derive(Debug, Default)]
pub struct Index<'a> {
    entries: Vec<Entry<'a>>,
    /// For the upper bits of a hash, where the entries that have them begin: some four times as many as there are entries.
    starts: Vec<usize>,
    /// How far a hash is from its upper bits.
    shift: u32,
}

impl<'a> Index<'a> {
    /// Of these texts and places.
    pub fn new(pairs: impl IntoIterator<Item = (&'a str, usize)>) -> Self {
        let mut entries = Vec::new();
        for (text, place) in pairs {
            entries.push((hash(text), text, place));
        }
        Self::of_entries(entries)
    }

    /// Once for all kinds of pairs: sorting weighs some.
    #[inline(never)]
    fn of_entries(found: Vec<Entry<'a>>) -> Self {
        // So most that are there stand alone.
        let bits = found.len().max(2).ilog2() + 2;
        let shift = 32 - bits;
        // Each goes where those with its upper bits begin, behind those that came before it. What is to be sorted then are twos and
        // threes, unless somebody makes keys of one hash.
        let mut ends = starts(&found, bits);
        let mut entries = found.clone();
        for entry in found {
            if let Some(end) = ends.get_mut((entry.0 >> shift) as usize)
                && let Some(place) = entries.get_mut(*end)
            {
                *place = entry;
                *end += 1;
            }
        }
        let mut start = 0;
        for end in ends {
            if let Some(alike) = entries.get_mut(start..end)
                && alike.len() > 1
            {
                alike.sort_unstable_by(|one, other| compare(one, other).then(one.2.cmp(&other.2)));
            }
            start = end;
        }
        entries.dedup_by(|one, other| one.2 == other.2 && compare(one, other).is_eq());
        Self { starts: starts(&entries, bits), entries, shift }
    }

    /// How many entries it has.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Where the entries of a text stand.
    pub fn range(&self, text: &str) -> Range<usize> {
        let wanted = (hash(text), text, 0);
        let bucket = (wanted.0 >> self.shift) as usize;
        let Some([start, end, ..]) = self.starts.get(bucket..) else { return 0..0 };
        let (start, end) = (*start, *end);
        // One or two, unless somebody makes keys of one hash, who gains nothing: they are in order, too.
        let alike = self.entries.get(start..end).unwrap_or_default();
        if let [only] = alike {
            return if compare(only, &wanted).is_eq() { start..end } else { 0..0 };
        }
        let first = alike.partition_point(|entry| compare(entry, &wanted).is_lt());
        let alike = alike.get(first..).unwrap_or_default();
        let first = start + first;
        first..first + alike.partition_point(|entry| compare(entry, &wanted).is_eq())
    }

    /// Where the entries of the first text stand that is like this one. It looks at every one: for what [`Index::range`] has not found, and
    /// not for thousands.
    pub fn find(&self, text: &str, is_like: fn(&str, &str) -> bool) -> Range<usize> {
        let found = self.entries.iter().find(|(_, other, _)| is_like(other, text));
        self.range(found.map_or(text, |(_, other, _)| other))
    }

    /// The places at this range, ascending.
    pub fn places(&self, range: Range<usize>) -> impl Iterator<Item = usize> {
        self.entries.get(range).unwrap_or_default().iter().map(|(.., place)| *place)
    }

    /// The places of a text, ascending.
    pub fn of(&self, text: &str) -> impl Iterator<Item = usize> {
        self.places(self.range(text))
    }

    /// The places of each text, one text after another in no order that means anything.
    pub fn runs(&self) -> impl Iterator<Item = impl Iterator<Item = usize> + Clone> {
        let is_same = |one: &Entry, other: &Entry| compare(one, other).is_eq();
        self.entries.chunk_by(is_same).map(|run| run.iter().map(|(.., place)| *place))
    }
}

/// For the upper bits of a hash, as many as that, how many entries have smaller ones.
fn starts(entries: &[Entry], bits: u32) -> Vec<usize> {
    let mut starts = vec![0; (1 << bits) + 1];
    for (hash, ..) in entries {
        if let Some(count) = starts.get_mut((hash >> (32 - bits)) as usize + 1) {
            *count += 1;
        }
    }
    let mut before = 0;
    for start in &mut starts {
        before += *start;
        *start = before;
    }
    starts
}

/// The order of two entries by hash and text. What has one hash has one text, nearly always.
fn compare((hash, text, _): &Entry, (other_hash, other, _): &Entry) -> Ordering {
    let order = hash.cmp(other_hash);
    if order.is_eq() && !is_same(text.as_bytes(), other.as_bytes()) { text.cmp(other) } else { order }
}

/// FNV-1a, whose upper bits are as good as the others.
pub fn hash(text: &str) -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    for byte in text.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_place_of_a_text_and_no_other() {
        for count in [0, 1, 2, 3, 7, 64, 1_000] {
            let texts: Vec<String> = (0..count).map(|number| format!("c{}", number / 2)).collect();
            let index = Index::new(texts.iter().enumerate().map(|(place, text)| (text.as_str(), place)));
            assert_eq!(index.len(), count);
            for text in &texts {
                let places = texts.iter().enumerate().filter(|(_, other)| *other == text);
                assert!(index.of(text).eq(places.map(|(place, _)| place)), "{text} of {count}");
            }
            for text in ["", "c", "c-1", "c1000", "C0"] {
                assert!(index.range(text).is_empty(), "{text} of {count}");
            }
        }
    }

    /// Two words with one FNV-1a hash.
    #[test]
    fn tells_texts_of_one_hash_apart() {
        let (one, other) = ("costarring", "liquid");
        assert_eq!(hash(one), hash(other));
        for order in [[(one, 7), (other, 3)], [(other, 3), (one, 7)]] {
            let index = Index::new(order);
            assert_eq!(index.of(one).collect::<Vec<_>>(), [7]);
            assert_eq!(index.of(other).collect::<Vec<_>>(), [3]);
        }
        assert!(Index::new([(one, 1)]).range(other).is_empty());
    }

    #[test]
    fn what_is_alike_stands_side_by_side() {
        let index = Index::new([("a", 2), ("b", 1), ("a", 0)]);
        let mut runs: Vec<Vec<usize>> = index.runs().map(Iterator::collect).collect();
        runs.sort();
        assert_eq!(runs, [vec![0, 2], vec![1]]);
    }

    #[test]
    fn an_entry_counts_once() {
        let index = Index::new([("a", 1), ("a", 1), ("a", 0)]);
        assert_eq!(index.of("a").collect::<Vec<_>>(), [0, 1]);
    }
}
