//! Reads a document's bytes by a [`Shape`]: one way through, in which only what the shape names becomes a [`Node`].
//!
//! What no shape names is looked through, strings eight bytes a step, and becomes nothing; what is kept is borrowed from
//! the bytes, unless it has escapes. The answer is what a browser's `TextDecoder` and `JSON.parse` give together: what they refuse
//! anywhere in the document is refused, a byte order mark is dropped, what is no UTF-8 is U+FFFD, and of two fields of one
//! name the last counts. It differs in two things. Half a surrogate pair, which no text of Rust's can hold, is U+FFFD.
//! Numbers are not converted, so none is too large.
//!
//! It knows no format, and does not say what is wrong with a document, or where.

mod strings;

pub use self::strings::text_of;
use self::strings::{hex, plain, unescaped};
use super::shape::{Node, Shape};
#[cfg(feature = "formats")]
use super::tree::{Entry, Tree};
use crate::model::Place;
use crate::scan::is_same;
use std::borrow::Cow;

/// Reads a document; nothing where it is no JSON.
pub fn read<'a>(bytes: &'a [u8], shape: &'static Shape) -> Option<Node<'a>> {
    let rest = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = Reader { rest, end: bytes.len(), has_escapes: false };
    let node = reader.value(shape, &mut Vec::new())?;
    reader.peek();
    reader.rest.is_empty().then_some(node)
}

/// Values that are read of a document without a shape, and how deep in each other: nobody's document may fill the memory or the stack.
#[cfg(feature = "formats")]
const VALUES: usize = 1_000_000;
#[cfg(feature = "formats")]
const DEPTH: usize = 24;

/// Reads a document of any shape; nothing where it is no JSON. What is beyond a million values or two dozen in each other is looked through,
/// and is nothing.
#[cfg(feature = "formats")]
pub fn read_tree(bytes: &[u8]) -> Option<Tree<'_>> {
    let rest = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = Reader { rest, end: bytes.len(), has_escapes: false };
    let tree = reader.tree(DEPTH, &mut VALUES.clone())?;
    reader.peek();
    reader.rest.is_empty().then_some(tree)
}

/// How far a document is JSON: the place of the first byte that cannot stand where it does, or the end.
#[cfg(feature = "formats")]
pub fn readable(bytes: &[u8]) -> usize {
    let mut reader = Reader { rest: bytes, end: bytes.len(), has_escapes: false };
    reader.passed();
    bytes.len() - reader.rest.len()
}

/// On its way through a document. Whatever answers nothing has met what is no JSON.
struct Reader<'a> {
    rest: &'a [u8],
    /// Where the document ends.
    end: usize,
    /// Whether the last string has some. Beside the string itself this would have to be copied with it, which takes longer than to
    /// look through a short one.
    has_escapes: bool,
}

impl<'a> Reader<'a> {
    /// The next sign that is no white space, which is left where it is. Zero at the end, which may stand nowhere either.
    // This and the next without calls: a third of the way through a document.
    #[inline(always)]
    fn peek(&mut self) -> u8 {
        while let [sign, rest @ ..] = self.rest {
            if !matches!(sign, b' ' | b'\n' | b'\r' | b'\t') {
                return *sign;
            }
            self.rest = rest;
        }
        0
    }

    /// Takes whatever comes next.
    #[inline(always)]
    fn take(&mut self) -> Option<u8> {
        let (sign, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*sign)
    }

    /// Takes this sign, if it is the next.
    fn takes(&mut self, sign: u8) -> bool {
        self.peek() == sign && self.take().is_some()
    }

    /// A value. The lists that are not over have these elements so far, the innermost the last of them: one that grew by itself would be
    /// copied time and again.
    fn value(&mut self, shape: &'static Shape, items: &mut Vec<Node<'a>>) -> Option<Node<'a>> {
        self.peek();
        let start = self.rest;
        match (self.take()?, shape) {
            (b'"', _) => {
                let text = self.string()?;
                return Some(match shape {
                    Shape::Text | Shape::Scalar | Shape::Code(_) => Node::Text(self.in_a_line(text)),
                    Shape::Lines => Node::Text(self.meant(text)),
                    _ => Node::other(shape),
                });
            }
            (b'n', _) => return self.word(b"ull").map(|()| Node::Absent),
            (b'{', Shape::Record(..)) => return self.object(shape, items),
            (b'{', Shape::Code(names)) => return self.code(names, items),
            (b'[', Shape::List(item, most)) => return self.list(item, *most, items),
            (sign @ (b'{' | b'['), _) => return self.pass(sign).map(|()| Node::other(shape)),
            (sign, _) => self.rest_of(sign)?,
        }
        let (Shape::Scalar | Shape::Code(_)) = shape else { return Some(Node::other(shape)) };
        let written = start.get(..start.len() - self.rest.len())?;
        Some(Node::Text(text_of(written)))
    }

    /// A value, whatever it is.
    #[cfg(feature = "formats")]
    fn tree(&mut self, depth: usize, left: &mut usize) -> Option<Tree<'a>> {
        self.peek();
        let start = self.rest;
        let sign = self.take()?;
        match sign {
            b'"' => return self.string().map(|text| Tree::Text(self.meant(text))),
            b'n' => return self.word(b"ull").map(|()| Tree::Nothing),
            b'{' | b'[' if depth > 0 && *left > 0 => {}
            b'{' | b'[' => return self.pass(sign).map(|()| Tree::Nothing),
            _ => {
                self.rest_of(sign)?;
                return start
                    .get(..start.len() - self.rest.len())
                    .map(|written| Tree::Text(text_of(written)));
            }
        }
        let mut entries = Vec::new();
        let mut is_over = self.takes(sign + 2);
        while !is_over {
            let mut entry = Entry::default();
            if sign == b'{' {
                let name = self.name()?;
                entry.name = self.meant(name);
            }
            entry.value = self.tree(depth - 1, left)?;
            if *left > 0 {
                *left -= 1;
                entries.push(entry);
            }
            is_over = self.is_over(sign + 2)?;
        }
        Some(if sign == b'{' { Tree::Record(entries) } else { Tree::List(entries) })
    }

    /// The rest of a list or an object that nobody wants. It does not call itself: there may be millions in each other, and the stack of
    /// calls ends somewhere.
    fn pass(&mut self, first: u8) -> Option<()> {
        // Each ends two signs behind the one it begins with. Most have nothing in them that has an end of its own.
        let mut end = first + 2;
        let mut outer = Vec::new();
        let mut is_new = true;
        loop {
            let is_over = if is_new { self.takes(end) } else { self.is_over(end)? };
            is_new = false;
            if is_over {
                match outer.pop() {
                    Some(next) => end = next,
                    None => return Some(()),
                }
                continue;
            }
            if end == b'}' {
                self.name()?;
            }
            self.peek();
            match self.take()? {
                sign @ (b'{' | b'[') => {
                    outer.push(end);
                    end = sign + 2;
                    is_new = true;
                }
                sign => self.rest_of(sign)?,
            }
        }
    }

    /// A value that nobody wants.
    fn passed(&mut self) -> Option<()> {
        self.peek();
        match self.take()? {
            sign @ (b'{' | b'[') => self.pass(sign),
            sign => self.rest_of(sign),
        }
    }

    /// The rest of a string, a word or a number.
    fn rest_of(&mut self, first: u8) -> Option<()> {
        match first {
            b'"' => self.string().map(|_| ()),
            b'n' => self.word(b"ull"),
            b't' => self.word(b"rue"),
            b'f' => self.word(b"alse"),
            first => self.number(first),
        }
    }

    /// The rest of a word.
    fn word(&mut self, rest: &[u8]) -> Option<()> {
        self.rest = self.rest.strip_prefix(rest)?;
        Some(())
    }

    /// The rest of a number.
    fn number(&mut self, first: u8) -> Option<()> {
        match if first == b'-' { self.take()? } else { first } {
            b'0' => {}
            b'1'..=b'9' => self.digits(),
            _ => return None,
        }
        if let [b'.', rest @ ..] = self.rest {
            self.rest = rest;
            self.some_digits()?;
        }
        if let [b'e' | b'E', rest @ ..] = self.rest {
            self.rest = rest;
            if let [b'+' | b'-', rest @ ..] = rest {
                self.rest = rest;
            }
            self.some_digits()?;
        }
        Some(())
    }

    fn digits(&mut self) {
        while let [b'0'..=b'9', rest @ ..] = self.rest {
            self.rest = rest;
        }
    }

    fn some_digits(&mut self) -> Option<()> {
        if !self.take()?.is_ascii_digit() {
            return None;
        }
        self.digits();
        Some(())
    }

    /// The rest of a string, as it is written.
    fn string(&mut self) -> Option<&'a [u8]> {
        let start = self.rest;
        self.has_escapes = false;
        loop {
            self.rest = self.rest.get(plain(self.rest)..)?;
            let length = start.len() - self.rest.len();
            match self.take()? {
                b'"' => return start.get(..length),
                b'\\' => self.has_escapes = true,
                _ => return None,
            }
            match self.take()? {
                b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => {}
                b'u' => {
                    for _ in 0..4 {
                        hex(self.take()?)?;
                    }
                }
                _ => return None,
            }
        }
    }

    /// The rest of a list, of which so many are wanted.
    fn list(&mut self, item: &'static Shape, most: usize, items: &mut Vec<Node<'a>>) -> Option<Node<'a>> {
        let first = items.len();
        let mut left_out = 0;
        let mut is_over = self.takes(b']');
        while !is_over {
            if items.len() - first < most {
                let value = self.value(item, items)?;
                items.push(value);
            } else {
                self.passed()?;
                left_out += 1;
            }
            is_over = self.is_over(b']')?;
        }
        Some(Node::List(items.split_off(first), left_out))
    }

    /// The name of a field, and what stands behind it.
    fn name(&mut self) -> Option<&'a [u8]> {
        if !self.takes(b'"') {
            return None;
        }
        let name = self.string()?;
        self.takes(b':').then_some(name)
    }

    /// The rest of an object.
    fn object(&mut self, shape: &'static Shape, items: &mut Vec<Node<'a>>) -> Option<Node<'a>> {
        let start = self.end - self.rest.len() - 1;
        let mut node = match shape {
            Shape::Record(names, _) => Node::Record(names, Vec::new()),
            _ => Node::other(shape),
        };
        // Records of one kind mostly have their fields in one order, so the next is looked for first.
        let mut next = 0;
        let mut is_over = self.takes(b'}');
        while !is_over {
            match (&mut node, shape) {
                (Node::Record(names, fields), Shape::Record(_, shapes)) => {
                    let place = self.named(names, next)?;
                    if let Some((place, shape)) = place.and_then(|place| Some((place, shapes.get(place)?))) {
                        next = place + 1;
                        // A record without any takes no room.
                        if fields.is_empty() {
                            fields.reserve_exact(names.len());
                            fields.resize_with(names.len(), Node::default);
                        }
                        let value = self.value(shape, items)?;
                        if let Some(field) = fields.get_mut(place) {
                            *field = value;
                        }
                    } else {
                        self.passed()?;
                    }
                }
                _ => {
                    self.name()?;
                    self.passed()?;
                }
            }
            is_over = self.is_over(b'}')?;
        }
        if let (Node::Record(names, fields), Shape::Record(_, [.., Shape::Place])) = (&mut node, shape) {
            // That is of use also where nothing else is named.
            fields.resize_with(names.len() - 1, Node::default);
            fields.push(Node::Place(Place { start, end: self.end - self.rest.len() }));
        }
        Some(node)
    }

    /// The rest of an object that comes down to one of its texts. A node for each field would take most of the time that a list of
    /// thousands takes.
    fn code(&mut self, names: &[&str], items: &mut Vec<Node<'a>>) -> Option<Node<'a>> {
        let mut texts = [const { Node::Wrong }; 3];
        let mut next = 0;
        let mut is_over = self.takes(b'}');
        while !is_over {
            let place = self.named(names, next)?;
            next += 1;
            if let Some(text) = place.and_then(|place| texts.get_mut(place)) {
                *text = self.value(&Shape::Scalar, items)?;
            } else {
                self.passed()?;
            }
            is_over = self.is_over(b'}')?;
        }
        // Taken by itself: to move all three takes longer, once for each of thousands.
        let found = texts.iter_mut().find(|text| text.scalar().is_some());
        Some(found.map_or(Node::Wrong, std::mem::take))
    }

    /// Behind one of several: whether it was the last.
    fn is_over(&mut self, end: u8) -> Option<bool> {
        if self.takes(b',') {
            return Some(false);
        }
        self.takes(end).then_some(true)
    }

    /// What is meant by the last string.
    fn meant(&self, written: &'a [u8]) -> Cow<'a, str> {
        if self.has_escapes { Cow::Owned(unescaped(written)) } else { text_of(written) }
    }

    /// The same, with spaces for control characters, which only escapes can bring.
    fn in_a_line(&self, written: &'a [u8]) -> Cow<'a, str> {
        let mut text = self.meant(written);
        if self.has_escapes && text.bytes().any(|byte| byte < b' ') {
            let mut line = String::new();
            for char in text.chars() {
                line.push(char.max(' '));
            }
            text = Cow::Owned(line);
        }
        text
    }

    /// The name of a field, and its place among names, of which the one at `next` is the likeliest.
    fn named(&mut self, names: &[&str], next: usize) -> Option<Option<usize>> {
        self.peek();
        // No other way to write it is as common, and this one needs no search for its end.
        if let Some(name) = names.get(next)
            && let Some([b'"', rest @ ..]) = Some(self.rest)
            && let Some((written, [b'"', b':', rest @ ..])) = rest.split_at_checked(name.len())
            && is_same(written, name.as_bytes())
        {
            self.rest = rest;
            return Some(Some(next));
        }
        let written = self.name()?;
        if self.has_escapes {
            let name = unescaped(written);
            return Some(names.iter().position(|known| *known == name));
        }
        Some(names.iter().position(|known| is_same(known.as_bytes(), written)))
    }
}
