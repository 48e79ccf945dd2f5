//! Closed sets of words that have a fixed spelling outside Rust: in feeds, attributes and events.
//!
//! It gives an enum and its spelling, nothing else: what an unknown word means is the caller's to say.

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

            /// The spelling in feeds, attributes and events.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The variant of this spelling.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|variant| variant.code() == code)
            }
        }
    };
}
