//! What every format is made of, under one name.

pub use super::format::{Cors, Document, Format, Guide, Rule};

/// Writes a format. What people are told of it and where it is asked, a page does not need: scripts of its own know that.
macro_rules! system {
    (
        name: $name:literal,
        rules: $rules:expr,
        documents: [$($document:literal: $signature:literal),+ $(,)?],
        $(as_it_is: $place:literal,)?
        script: $script:expr $(,)?
    ) => {{
        const RULES: &[Rule] = $rules;
        #[cfg(target_family = "wasm")]
        let _ = RULES;
        Format {
            name: $name,
            #[cfg(not(target_family = "wasm"))]
            rules: RULES,
            documents: &[$(Document {
                #[cfg(not(target_family = "wasm"))]
                name: $document,
                signature: $signature,
            }),+],
            as_it_is: place!($($place)?),
            script: {
                const LENGTH: usize = $crate::feed::foreign::squeezed::length($script);
                const BYTES: [u8; LENGTH] = $crate::feed::foreign::squeezed::squeezed($script);
                match str::from_utf8(&BYTES) {
                    Ok(text) => text,
                    Err(_) => "",
                }
            },
        }
    }};
}

macro_rules! place {
    () => {
        None
    };
    ($place:literal) => {
        Some($place)
    };
}
