//! One line of text with marks in it, as Markdown has them: emphasis, code, links, escapes. Without marks it is looked
//! through for addresses alone.
//!
//! It would rather leave a mark as it stands than take a text for one: a lone star, a name with underscores, a path with
//! backslashes. Each byte is looked at a few times at most, however hostile the line: what is searched in vain is not
//! searched again, and what was found is read again for other kinds of marks only, of which there are few.

use super::builder::Builder;
use super::part::{Part, Tag};
use super::urls;
use crate::address::Address;
use crate::scan::cut;

/// Reads a line.
pub fn read(line: &str, has_marks: bool, to: &mut Builder) {
    // The kinds of marks that end nowhere in the rest of the line, by bit.
    let mut missing = 0_u16;
    let (mut from, mut at) = (0, 0);
    while let Some(sign) = line.as_bytes().get(at) {
        let rest = line.get(at..).unwrap_or_default();
        let before = byte(line, at.wrapping_sub(1));
        let mut length = 1;
        let found = match sign {
            // No mark in an address counts, but what was escaped is not escaped to whoever follows it.
            b'h' | b'H' if urls::begins(before, rest) => {
                length = urls::length(rest);
                address(rest.get(..length)).map(|link| (link, None))
            }
            _ if !has_marks => None,
            b'\\' if is_escaped(byte(rest, 1)) => {
                to.text(line.get(from..at).unwrap_or_default());
                from = at + 1;
                length = 2;
                None
            }
            b'`' | b'*' | b'_' => {
                length = run(rest);
                let is_code = *sign == b'`';
                let tag = match length {
                    _ if is_code => Tag::Code,
                    1 => Tag::Emphasis,
                    _ => Tag::Strong,
                };
                let opens = is_code && length < 3
                    || !is_code && length < 4 && !is_word(before, *sign) && !ends(byte(rest, length));
                let kind = 1_u16 << (length.min(3) + usize::from(sign % 4 * 3));
                let end = if opens && missing & kind == 0 { closing(rest, length) } else { None };
                if opens && end.is_none() {
                    missing |= kind;
                }
                end.and_then(|end| rest.get(length..end)).map(|inner| {
                    length = inner.len() + 2 * length;
                    (Part::Open(tag), Some(inner))
                })
            }
            // A picture is a link to it.
            b'[' | b'!' => {
                let skipped = usize::from(*sign == b'!');
                target(rest.get(skipped..).unwrap_or_default()).map(|(link, inner, end)| {
                    length = skipped + end;
                    (link, Some(inner))
                })
            }
            b'<' if urls::begins(b' ', rest.get(1..).unwrap_or_default()) => {
                let inner = rest.get(1..).unwrap_or_default();
                let end = urls::length(inner);
                let link = address(inner.get(..end)).filter(|_| byte(inner, end) == b'>');
                link.map(|link| {
                    length = end + 2;
                    (link, None)
                })
            }
            _ => None,
        };
        if let Some((part, inner)) = found {
            to.text(line.get(from..at).unwrap_or_default());
            from = at + length;
            let is_code = matches!(part, Part::Open(Tag::Code));
            let own =
                if let Part::Link(address) = &part { address.as_str().to_owned() } else { String::new() };
            let wanted = to.want(part);
            match inner {
                Some(inner) if !is_code => read(inner, true, to),
                _ => to.text(inner.unwrap_or(&own)),
            }
            to.unwant(wanted);
        }
        at += length;
    }
    to.text(line.get(from..).unwrap_or_default());
}

/// A byte of a text; beyond its ends there is space.
fn byte(text: &str, at: usize) -> u8 {
    text.as_bytes().get(at).copied().unwrap_or(b' ')
}

/// How often the first byte is repeated.
fn run(text: &str) -> usize {
    let mut length = 1;
    while byte(text, length) == byte(text, 0) {
        length += 1;
    }
    length
}

/// Whether a mark that stands beside it stands in a word. Letters beyond ASCII count for underscores alone: Chinese has
/// no spaces around what it stresses.
fn is_word(byte: u8, sign: u8) -> bool {
    byte.is_ascii_alphanumeric() || sign == b'_' && (byte == b'_' || byte > 127)
}

/// Whether nothing begins before this: space, and what follows a word.
fn ends(byte: u8) -> bool {
    matches!(byte, 0..=b' ' | b')' | b']' | b'.' | b',' | b';' | b':' | b'!' | b'?')
}

/// Where what a run of marks begins, ends: at a run of as many.
fn closing(text: &str, length: usize) -> Option<usize> {
    let sign = byte(text, 0);
    let mut at = length;
    while at < text.len() {
        if byte(text, at) != sign {
            at += 1;
            continue;
        }
        let count = run(text.get(at..).unwrap_or_default());
        let before = byte(text, at - 1);
        let closes = sign == b'`'
            || !is_word(byte(text, at + count), sign) && !matches!(before, 0..=b' ' | b'(' | b'[' | b'\\');
        if count == length && closes {
            return Some(at);
        }
        at += count;
    }
    None
}

/// A link with its text in brackets and its address in parentheses: that, the text, and how long it all is. No bracket
/// stands in it, so that no two of these look through the same text.
fn target(text: &str) -> Option<(Part, &str, usize)> {
    if byte(text, 0) != b'[' {
        return None;
    }
    let (mut middle, mut depth, mut at) = (0, 0, 1);
    loop {
        match text.as_bytes().get(at)? {
            b'\\' => at += 1,
            b'[' => return None,
            b']' if middle == 0 && byte(text, at + 1) == b'(' => middle = at,
            b']' => return None,
            b'(' if middle > 0 => depth += 1,
            b')' if middle > 0 && depth > 1 => depth -= 1,
            b')' if middle > 0 => {
                let inner = text.get(1..middle)?;
                let target = text.get(middle + 2..at)?;
                // A title may follow.
                let (target, title) = cut(target, b' ').unwrap_or((target, "\""));
                let is_title = byte(title.trim(), 0) == b'"';
                let link = address(Some(target)).filter(|_| is_title && !inner.trim().is_empty());
                return Some((link?, inner, at + 1));
            }
            _ => (),
        }
        at += 1;
    }
}

/// A link to this address, if it may be one.
fn address(text: Option<&str>) -> Option<Part> {
    let mut plain = String::new();
    let mut rest = text?;
    while let Some((before, after)) = cut(rest, b'\\') {
        plain.push_str(before);
        if !is_escaped(byte(after, 0)) {
            plain.push('\\');
        }
        rest = after;
    }
    plain.push_str(rest);
    Address::read(&plain).map(Part::Link)
}

/// A backslash before a sign takes its meaning away. Before another backslash it does not: paths begin with two.
fn is_escaped(next: u8) -> bool {
    next.is_ascii_punctuation() && next != b'\\'
}
