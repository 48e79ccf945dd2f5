//! Puts a body together: opens the block that a text needs, sets breaks between lines, closes what is open.
//!
//! It knows neither Markdown nor HTML. Whatever it is told, in whatever order, what comes out is well-formed: lists hold
//! items alone, what holds text holds no block, and nothing is nested deeper than [`DEEPEST`].

use super::part::{Part, Tag};

/// How deep blocks may stand in each other; what would stand deeper stands here.
const DEEPEST: usize = 16;

/// A body in the making.
#[derive(Default)]
pub struct Builder {
    parts: Vec<Part>,
    /// The blocks that are open, the outermost first.
    blocks: Vec<Tag>,
    /// What the next text shall stand in, and how many of these are open. They are opened by the text, so that they
    /// can go on in the next block.
    wanted: Vec<Part>,
    open: usize,
    /// White space since the last text: it counts only once there is more text in the same block.
    lines: usize,
    space: bool,
    /// Whether there is text before it in its block.
    has_text: bool,
}

impl Builder {
    /// How many blocks are open.
    pub fn depth(&self) -> usize {
        self.blocks.len()
    }

    /// The innermost open block.
    pub fn top(&self) -> Option<Tag> {
        self.blocks.last().copied()
    }

    /// Opens a block, and answers how many were open around it. An item outside of any list is none.
    pub fn open(&mut self, tag: Tag) -> usize {
        self.leave();
        if self.depth() >= DEEPEST {
            return self.depth();
        }
        if tag == Tag::Item {
            let Some(list) = self.blocks.iter().rposition(|tag| tag.is_list()) else {
                return self.depth();
            };
            self.close(list + 1);
        } else if self.top().is_some_and(Tag::is_list) {
            self.push(Tag::Item);
        }
        let depth = self.depth();
        self.push(tag);
        depth
    }

    /// Closes blocks until so many are open.
    pub fn close(&mut self, depth: usize) {
        while self.depth() > depth {
            self.end_line(0);
            self.blocks.pop();
            self.end_block(Part::Close);
        }
    }

    /// The next text does not stand in the same paragraph.
    pub fn leave(&mut self) {
        if self.top().is_some_and(Tag::is_leaf) {
            self.close(self.depth() - 1);
        }
        self.line();
    }

    /// The next text stands on a line of its own.
    pub fn line(&mut self) {
        self.lines += 1;
    }

    /// The next text stands in this too, unless it does already; answers in how many it stood before.
    pub fn want(&mut self, part: Part) -> usize {
        let before = self.wanted.len();
        let is_same = |other: &Part| match (other, &part) {
            (Part::Link(_), Part::Link(_)) => true,
            (Part::Open(other), Part::Open(tag)) => other == tag,
            _ => false,
        };
        if !self.wanted.iter().any(is_same) {
            self.wanted.push(part);
        }
        before
    }

    /// The next text stands in so many of these.
    pub fn unwant(&mut self, count: usize) {
        self.end_line(count);
        self.wanted.truncate(count);
    }

    /// Adds text; white space is a space, a new line a break.
    pub fn text(&mut self, text: &str) {
        let is_verbatim = self.top() == Some(Tag::Preformatted);
        let mut from = 0;
        for (at, byte) in text.bytes().chain([b' ']).enumerate() {
            if byte > b' ' || is_verbatim && at < text.len() {
                continue;
            }
            // A word ends.
            if let Some(word) = text.get(from..at)
                && !word.is_empty()
            {
                self.settle();
                self.push_text(word);
            }
            from = at + 1;
            if at < text.len() {
                self.lines += usize::from(byte == b'\n');
                self.space = true;
            }
        }
    }

    /// Closes everything.
    pub fn finish(mut self) -> Vec<Part> {
        self.close(0);
        self.parts
    }

    fn push(&mut self, tag: Tag) {
        self.end_line(0);
        self.blocks.push(tag);
        self.end_block(Part::Open(tag));
    }

    fn end_block(&mut self, part: Part) {
        self.parts.push(part);
        self.has_text = false;
    }

    fn end_line(&mut self, count: usize) {
        while self.open > count {
            self.parts.push(Part::Close);
            self.open -= 1;
        }
    }

    /// Makes the place for a visible character.
    fn settle(&mut self) {
        let (lines, space) = (self.lines, self.space);
        if self.has_text && lines > 1 && self.top() == Some(Tag::Paragraph) {
            self.leave();
        }
        (self.lines, self.space) = (0, false);
        match self.top() {
            Some(tag) if tag.is_list() => self.push(Tag::Item),
            Some(tag) if tag.is_leaf() || tag == Tag::Item => (),
            _ => self.push(Tag::Paragraph),
        }
        if self.has_text {
            for _ in 0..lines.min(2) {
                self.parts.push(Part::Break);
            }
            if space && lines == 0 {
                self.push_text(" ");
            }
        }
        while let Some(part) = self.wanted.get(self.open) {
            self.parts.push(part.clone());
            self.open += 1;
        }
        self.has_text = true;
    }

    fn push_text(&mut self, text: &str) {
        match self.parts.last_mut() {
            Some(Part::Text(before)) => before.push_str(text),
            _ => self.parts.push(Part::Text(text.to_owned())),
        }
    }
}
