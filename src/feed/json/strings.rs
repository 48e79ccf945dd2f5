//! What stands between the quotes of a JSON string: where its plain part ends, and what its escapes and bytes mean.
//!
//! Whether a string is one is the reader's to say.

use std::borrow::Cow;

/// What is meant by a string with escapes.
pub fn unescaped(written: &[u8]) -> String {
    let mut text = String::new();
    let mut rest = written;
    while let Some(place) = rest.iter().position(|byte| *byte == b'\\') {
        let (plain, escape) = rest.split_at(place);
        // A backslash is part of no other character, not even of a broken one.
        text.push_str(&text_of(plain));
        let (char, behind) = unescape(escape);
        text.push(char);
        rest = behind;
    }
    text.push_str(&text_of(rest));
    text
}

/// Bytes as a text, with U+FFFD for what is none. That all is well with them is found out much sooner than what is not, and by a reader of
/// their own the standard library's way would weigh 250 bytes more.
pub fn text_of(bytes: &[u8]) -> Cow<'_, str> {
    let mut text = String::new();
    let mut rest = bytes;
    // What is good of the rest is looked at once more.
    let mut end = bytes.len();
    loop {
        match str::from_utf8(rest.get(..end).unwrap_or_default()) {
            Ok(good) if good.len() == bytes.len() => return Cow::Borrowed(good),
            Ok(good) => {
                text.push_str(good);
                rest = rest.get(end..).unwrap_or_default();
                if rest.is_empty() {
                    return Cow::Owned(text);
                }
                end = rest.len();
            }
            Err(error) if error.valid_up_to() > 0 => end = error.valid_up_to(),
            Err(error) => {
                text.push(char::REPLACEMENT_CHARACTER);
                // Without a length the rest is the beginning of one character.
                rest = error.error_len().and_then(|length| rest.get(length..)).unwrap_or_default();
                end = rest.len();
            }
        }
    }
}

/// The character that an escape stands for, and what follows it.
fn unescape(escape: &[u8]) -> (char, &[u8]) {
    let (sign, rest) = match escape {
        [_, sign, rest @ ..] => (*sign, rest),
        _ => return (char::REPLACEMENT_CHARACTER, &[]),
    };
    let char = match sign {
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return unescape_unit(rest),
        sign => char::from(sign),
    };
    (char, rest)
}

/// The same for what stands behind `\u`. The second half of a pair may follow in an escape of its own.
fn unescape_unit(digits: &[u8]) -> (char, &[u8]) {
    let (unit, rest) = unit(digits).unwrap_or_default();
    if let (0xd800..0xdc00, [b'\\', b'u', digits @ ..]) = (unit, rest)
        && let Some((low @ 0xdc00..0xe000, rest)) = self::unit(digits)
    {
        let char = char::from_u32(0x1_0000 + ((unit - 0xd800) << 10) + (low - 0xdc00));
        return (char.unwrap_or(char::REPLACEMENT_CHARACTER), rest);
    }
    (char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER), rest)
}

/// Four digits.
fn unit(digits: &[u8]) -> Option<(u32, &[u8])> {
    let (digits, rest) = digits.split_at_checked(4)?;
    let mut unit = 0;
    for digit in digits {
        unit = unit << 4 | hex(*digit)?;
    }
    Some((unit, rest))
}

pub fn hex(digit: u8) -> Option<u32> {
    char::from(digit).to_digit(16)
}

/// How many bytes stand before the first that ends the plain part of a string: a quote, a backslash or a control character.
pub fn plain(bytes: &[u8]) -> usize {
    let (words, end) = bytes.as_chunks::<8>();
    let mut before = 0;
    for word in words {
        let marks = marks(u64::from_le_bytes(*word));
        if marks != 0 {
            return before + (marks.trailing_zeros() / 8) as usize;
        }
        before += 8;
    }
    let is_end = |byte: &u8| matches!(byte, 0..0x20 | b'"' | b'\\');
    before + end.iter().position(is_end).unwrap_or(end.len())
}

/// One in every byte.
const ONES: u64 = u64::MAX / 255;
/// The highest bit of every byte.
const HIGHS: u64 = ONES << 7;

/// The highest bit of each byte that ends the plain part of a string. Only the lowest of them is sure: what a byte borrows
/// of the next may set that one's, too.
fn marks(word: u64) -> u64 {
    let quotes = word ^ (ONES * b'"' as u64);
    let backslashes = word ^ (ONES * b'\\' as u64);
    let is_zero = |bytes: u64| bytes.wrapping_sub(ONES) & !bytes;
    let is_control = word.wrapping_sub(ONES * 0x20) & !word;
    (is_zero(quotes) | is_zero(backslashes) | is_control) & HIGHS
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        /// What is no UTF-8 becomes what the standard library makes of it, and browsers.
        #[test]
        fn any_bytes_are_a_text(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..24),
            text in "\\PC{0,6}", place in 0_usize..24) {
            let mut mixed = bytes;
            mixed.splice(place.min(mixed.len())..place.min(mixed.len()), text.bytes());
            mixed.pop();
            proptest::prop_assert_eq!(text_of(&mixed), String::from_utf8_lossy(&mixed));
        }
    }
}
