//! Where a bare address in a text begins and ends. Whether it may be a link is not its affair.

use crate::address::is_web;
use crate::scan::cut;

/// Whether an address begins here, after this byte.
pub fn begins(before: u8, rest: &str) -> bool {
    if before.is_ascii_alphanumeric() || !is_web(rest) {
        return false;
    }
    // Behind the slashes there is a host.
    cut(rest, b'/').and_then(|(_, rest)| rest.as_bytes().get(1)).is_some_and(u8::is_ascii_alphanumeric)
}

/// How long the address is that begins a text. What ends a sentence is not its own, nor is a bracket that it does not
/// open, nor writing that needs no space before it: that of East Asia, and quotation marks.
pub fn length(text: &str) -> usize {
    let (mut end, mut round, mut square) = (0, 0_u32, 0_u32);
    for byte in text.bytes() {
        match byte {
            // With 194 the no-break space and the guillemets begin (and `·` or `º`, which addresses are rarely written with), with 226 and
            // what follows the characters from U+2000 on.
            0..=b' ' | b'<' | b'>' | b'"' | b'`' | b'|' | 127 | 194 | 226.. => break,
            b'(' => round += 1,
            b')' if round > 0 => round -= 1,
            b'[' => square += 1,
            b']' if square > 0 => square -= 1,
            b')' | b']' => break,
            _ => (),
        }
        end += 1;
    }
    while let Some(b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'' | b'*' | b'_' | b'~' | b'\\') =
        text.as_bytes().get(..end).and_then(<[u8]>::last)
    {
        end -= 1;
    }
    end
}
