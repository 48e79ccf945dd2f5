//! HTML, as the browser's own parser has read it, taken over by a list of what may be.
//!
//! The parser runs and loads nothing; its tree comes as a text of fields that each end in a null character, which no tree
//! can hold: `<name` begins an element (`<a href` a link with its address), `>` ends it, and `"text` is a text. An element
//! that is not in the table gives what it holds, and no attribute but a link's is even asked for.

use super::builder::Builder;
use super::inline;
use super::part::{Part, Tag};
use crate::address::Address;
use crate::scan::{cut, take};

/// What becomes of elements: the name of a [`Tag`] (or one of these signs: `a` link, `/` line, `|` a block without a look
/// of its own, `,` the end of a cell, `=` nothing special, `-` nothing at all of what it holds), then the elements that
/// become that. All but the last row make a text HTML where they stand in it; a text that speaks of `<script>` or `<your
/// name>` is none.
const TABLE: &str = "p p
h3 h1 h2
h4 h3 h4 h5 h6
pre pre
blockquote blockquote
ul ul menu
ol ol
li li
strong strong b
em em i
code code kbd samp tt
a a
/ br
, td th
| div hr section article table tr dl dt dd
= span font u s small big sub sup center img tbody
- script style template svg math iframe object head title textarea select noscript noembed noframes xmp audio video canvas";

/// The first word of an element's row; nothing where it has none.
fn meaning(name: &str) -> &'static str {
    let mut table = TABLE;
    while !table.is_empty() {
        let mut names = take(&mut table, b'\n');
        let meaning = take(&mut names, b' ');
        while !names.is_empty() {
            if take(&mut names, b' ').eq_ignore_ascii_case(name) {
                return meaning;
            }
        }
    }
    ""
}

/// The text of a tree that holds no more than that.
pub fn text(tree: &str) -> &str {
    let mut text = cut(tree, b'"').unwrap_or_default().1;
    take(&mut text, 0)
}

/// What an element has opened, to be closed where it ends.
struct Opened {
    wanted: usize,
    /// How many blocks were open around it; nothing for what stands in a line.
    depth: Option<usize>,
}

/// Reads a tree, and answers whether it is one of HTML.
pub fn read(mut tree: &str, to: &mut Builder) -> bool {
    let mut is_html = false;
    let mut opened: Vec<Opened> = Vec::new();
    // How deep we are in what gives nothing, and in blocks of the body's own.
    let (mut skipped, mut blocks) = (0_usize, 0_usize);
    let mut after_break = false;
    while !tree.is_empty() {
        let field = take(&mut tree, 0);
        if let Some(text) = field.strip_prefix('"') {
            if skipped == 0 {
                read_text(text, after_break, blocks > 0, to);
                after_break = false;
            }
        } else if let Some(mut href) = field.strip_prefix('<') {
            let meaning = meaning(take(&mut href, b' '));
            if skipped > 0 || meaning == "-" {
                skipped += 1;
                continue;
            }
            is_html = is_html || !meaning.is_empty();
            after_break = meaning == "/";
            let mut one = Opened { wanted: usize::MAX, depth: None };
            match Tag::from_code(meaning) {
                Some(tag) if tag.is_block() => one.depth = Some(to.open(tag)),
                // What is code has its look already.
                Some(tag) if to.top() != Some(Tag::Preformatted) => one.wanted = to.want(Part::Open(tag)),
                _ => match meaning {
                    "a" => {
                        if let Some(address) = Address::read(href) {
                            one.wanted = to.want(Part::Link(address));
                        }
                    }
                    "/" => to.line(),
                    "," => to.text(" "),
                    "|" => {
                        to.leave();
                        one.depth = Some(to.depth());
                    }
                    _ => (),
                },
            }
            blocks += usize::from(one.depth.is_some());
            opened.push(one);
        } else if skipped > 0 {
            skipped -= 1;
        } else if let Some(one) = opened.pop() {
            to.unwant(one.wanted);
            if let Some(depth) = one.depth {
                to.close(depth);
                to.leave();
                blocks -= 1;
            }
        }
    }
    is_html
}

/// In a block of the body's own lines are broken at will. Outside of any they are meant, as in a plain text, but for the
/// one behind a `<br>`.
fn read_text(text: &str, after_break: bool, in_block: bool, to: &mut Builder) {
    let is_verbatim = to.top() == Some(Tag::Preformatted);
    let mut rest =
        if after_break && text.starts_with('\n') { text.get(1..).unwrap_or_default() } else { text };
    while in_block
        && !is_verbatim
        && let Some((line, others)) = cut(rest, b'\n')
    {
        inline::read(line, false, to);
        to.text(" ");
        rest = others;
    }
    inline::read(rest, false, to);
}
