//! Takes out of a script, while it is compiled, the white space that only those who read it need.
//!
//! It knows nothing of what a script says but that no sign of a statement's end stands in its texts.

#![expect(
    clippy::indexing_slicing,
    reason = "it runs while it is compiled, where a wrong place is an error of the compiler's"
)]

/// How long it is then.
pub const fn length(script: &str) -> usize {
    let (mut place, mut length) = (0, 0);
    while place < script.len() {
        length += is_kept(script.as_bytes(), place) as usize;
        place += 1;
    }
    length
}

/// What is left, of which the length is known.
pub const fn squeezed<const LENGTH: usize>(script: &str) -> [u8; LENGTH] {
    let signs = script.as_bytes();
    let (mut squeezed, mut place, mut length) = ([b' '; LENGTH], 0, 0);
    while place < signs.len() {
        if is_kept(signs, place) {
            // All white space that is left is a space.
            if !signs[place].is_ascii_whitespace() {
                squeezed[length] = signs[place];
            }
            length += 1;
        }
        place += 1;
    }
    squeezed
}

/// Of white space the first, unless something begins or ends there that needs none.
const fn is_kept(signs: &[u8], place: usize) -> bool {
    if !signs[place].is_ascii_whitespace() {
        return true;
    }
    if place == 0 || signs[place - 1].is_ascii_whitespace() || is_mark(signs[place - 1]) {
        return false;
    }
    let mut next = place;
    while next < signs.len() && signs[next].is_ascii_whitespace() {
        next += 1;
    }
    next < signs.len() && !is_mark(signs[next])
}

const fn is_mark(sign: u8) -> bool {
    matches!(sign, b'{' | b'}' | b';' | b'|')
}

#[cfg(test)]
mod tests {
    use super::{length, squeezed};

    #[test]
    fn keeps_what_parts_words() {
        const SCRIPT: &str = "\neach 0.a {\n  let X a|\n    b;\n  say at=x  body='one two';\n}\n";
        const LENGTH: usize = length(SCRIPT);
        const SQUEEZED: [u8; LENGTH] = squeezed(SCRIPT);
        assert_eq!(str::from_utf8(&SQUEEZED), Ok("each 0.a{let X a|b;say at=x body='one two';}"));
    }
}
