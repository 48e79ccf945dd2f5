//! The parts that a body may have, and no others. How they fit together is [`super::builder`]'s to see to.

use crate::address::Address;

codes! {
    /// What parts of a body are, by the names of their elements. Headings stand below the notice's own, an `h2`.
    pub enum Tag {
        Paragraph = "p",
        Heading = "h3",
        Subheading = "h4",
        Preformatted = "pre",
        Quote = "blockquote",
        List = "ul",
        Numbered = "ol",
        Item = "li",
        Strong = "strong",
        Emphasis = "em",
        Code = "code",
    }
}

impl Tag {
    /// Whether it stands for itself; the others stand in a line.
    pub fn is_block(self) -> bool {
        self < Self::Strong
    }

    /// Whether it holds text and no other block.
    pub(super) fn is_leaf(self) -> bool {
        self < Self::Quote
    }

    pub(super) fn is_list(self) -> bool {
        matches!(self, Self::List | Self::Numbered)
    }
}

/// One step of a walk over a body, from its beginning to its end.
#[derive(Debug, Clone)]
pub enum Part {
    /// Something begins.
    Open(Tag),
    /// A link begins.
    Link(Address),
    /// What began last ends.
    Close,
    /// A text.
    Text(String),
    /// A line ends, its paragraph does not.
    Break,
}
