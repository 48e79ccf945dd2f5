//! Closed sets of words that have a fixed spelling outside Rust: in feeds, attributes and events.
//!
//! It gives an enum and its spelling, nothing else: what an unknown word means is the caller's to say.
//!
//! The codes of an enum are one text and not a table: a table's entry weighs as much as a word, and each table would bring a search
//! of its own along.

use crate::scan::take;

/// The word at this place of a text in which a space stands behind each.
#[inline(never)]
pub fn word(mut words: &'static str, place: usize) -> &'static str {
    for _ in 0..place {
        take(&mut words, b' ');
    }
    take(&mut words, b' ')
}

/// The place of this word in such a text.
#[inline(never)]
pub fn place(mut words: &str, word: &str) -> Option<usize> {
    let mut place = 0;
    while !words.is_empty() {
        if take(&mut words, b' ') == word {
            return Some(place);
        }
        place += 1;
    }
    None
}

/// Defines an enum whose variants each have one code, in ascending order where an order matters.
macro_rules! codes {
    (
        $(#[$meta:meta])*
        pub enum $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $code:literal,)+ }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_meta])* #[doc = concat!("`", $code, "`")] $variant,)+ }

        #[allow(dead_code, reason = "not every set of codes is read back, or listed, in every build")]
        impl $name {
            /// Every variant, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The spellings of all in order, with a space behind each.
            pub const CODES: &'static str = concat!($($code, " ",)+);

            /// The spelling in feeds, attributes and events.
            pub fn code(self) -> &'static str {
                $crate::codes::word(Self::CODES, self as usize)
            }

            /// The variant of this spelling.
            pub fn from_code(code: &str) -> Option<Self> {
                $crate::codes::place(Self::CODES, code).and_then(|place| Self::ALL.get(place)).copied()
            }
        }
    };
}

#[cfg(test)]
mod tests {
    codes! {
        /// Three letters.
        pub enum Letter { A = "alpha", B = "b", C = "gamma-ray", }
    }

    #[test]
    fn each_is_found_by_its_code_alone() {
        for letter in Letter::ALL {
            assert_eq!(Letter::from_code(letter.code()), Some(*letter));
        }
        assert_eq!([Letter::A.code(), Letter::B.code(), Letter::C.code()], ["alpha", "b", "gamma-ray"]);
        for other in ["", " ", "a", "alph", "alpha ", " b", "alpha b", "gamma", "gamma-ray2"] {
            assert_eq!(Letter::from_code(other), None, "{other:?}");
        }
    }
}
