//! Text as people write it, plain or with Markdown's marks: paragraphs, headings, lists.
//!
//! It knows as much of Markdown as posts hold, and takes a line for what it looks like: no quote, no table, no HTML.

use super::builder::Builder;
use super::inline;
use super::part::Tag;
use crate::scan::{cut, number, take};

/// A list that is open.
struct List {
    indent: usize,
    tag: Tag,
    /// The number of its last item.
    number: u64,
    /// How many blocks are open around it.
    depth: usize,
}

impl List {
    /// Whether an item that stands so far in stands in this list, and not in one below.
    fn is_beside(&self, indent: usize) -> bool {
        indent < self.indent + 2 && self.indent < indent + 2
    }
}

/// Reads a text.
pub fn read(text: &str, to: &mut Builder) {
    let mut lists: Vec<List> = Vec::new();
    let mut after_blank = true;
    let mut rest = text;
    while !rest.is_empty() {
        let whole = take(&mut rest, b'\n');
        let line = whole.trim();
        if line.is_empty() {
            if to.top() == Some(Tag::Paragraph) {
                to.leave();
            }
            after_blank = true;
            continue;
        }
        let mut indent = 0;
        while whole.as_bytes().get(indent) == Some(&b' ') {
            indent += 1;
        }
        let (mark, content) = cut(line, b' ').unwrap_or((line, ""));
        let (tag, number) = if content.is_empty() { (Tag::Paragraph, 0) } else { meaning(mark) };
        // "8. October" is no list: the numbers of one begin with 1, and follow each other.
        let follows = |list: &List| list.is_beside(indent) && list.number + 1 == number;
        let is_item = tag == Tag::List || tag == Tag::Numbered && (number == 1 || lists.iter().any(follows));
        let is_text = !is_item && matches!(tag, Tag::Paragraph | Tag::Numbered);
        // A list goes on through its lines and, after a blank one, through those that are indented.
        let goes_on = is_item || is_text && (!after_blank || indent > 1);
        if !goes_on && let Some(list) = lists.first() {
            to.close(list.depth);
            lists.clear();
        }
        if is_item {
            while let Some(list) = lists.last()
                && (indent < list.indent || list.is_beside(indent) && tag != list.tag)
            {
                to.close(list.depth);
                lists.pop();
            }
            match lists.last_mut() {
                Some(list) if list.is_beside(indent) => list.number = number,
                _ => lists.push(List { indent, tag, number, depth: to.open(tag) }),
            }
            to.open(Tag::Item);
            inline::read(content, true, to);
        } else if is_text {
            if after_blank && !lists.is_empty() {
                to.open(Tag::Paragraph);
            }
            to.line();
            inline::read(line, true, to);
        } else {
            let depth = to.open(tag);
            inline::read(content, true, to);
            to.close(depth);
        }
        after_blank = false;
    }
}

/// What a line is by its first word, with its number if it is an item that has one.
fn meaning(mark: &str) -> (Tag, u64) {
    let tag = match mark {
        "*" | "-" | "+" => Tag::List,
        "#" | "##" => Tag::Heading,
        "###" | "####" | "#####" | "######" => Tag::Subheading,
        _ => {
            let digits = mark.len() - 1;
            let ends = matches!(mark.as_bytes().last(), Some(b'.' | b')'));
            return match mark.get(..digits).and_then(number).filter(|_| ends) {
                Some(number) => (Tag::Numbered, number),
                None => (Tag::Paragraph, 0),
            };
        }
    };
    (tag, 0)
}
