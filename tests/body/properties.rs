//! What holds for every body: it is well-formed, and nothing of it is lost.

use super::texts;
use super::tree::tree;
use proptest::prelude::*;
use status_widget::body::{Part, Tag, read};

/// A text out of pieces that mean something somewhere, so that all of it meets.
fn pieces() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "*",
        "**",
        "***",
        "_",
        "__",
        "`",
        "``",
        "```",
        "[",
        "]",
        "](",
        "(",
        ")",
        "!",
        "\\",
        "<",
        ">",
        "&",
        ";",
        "#",
        "# ",
        "- ",
        "* ",
        "1. ",
        "2. ",
        "> ",
        "\n",
        "\n\n",
        "\n  ",
        " ",
        "a",
        "word",
        "é",
        "日本",
        "\u{200b}",
        "\u{202e}",
        "https://a.example/b",
        "](https://c.example)",
        "<https://d.example>",
        "javascript:x",
        "mailto:e@f.example",
        ".",
        "<b>",
        "</b>",
        "<p>",
        "</p>",
        "<ul>",
        "<ol>",
        "<li>",
        "</li>",
        "</ul>",
        "<br>",
        "<h2>",
        "<pre>",
        "</pre>",
        "<a href=\"https://g.example\">",
        "<a href='javascript:x'>",
        "</a>",
        "<blockquote>",
        "<div>",
        "</div>",
        "<table>",
        "<td>",
        "<code>",
        "<!--",
        "-->",
        "&amp;",
        "&#106;",
        "<script>",
        "</script>",
        "<svg>",
        "<template>",
        "<em",
    ]);
    let piece = prop_oneof![8 => known.prop_map(str::to_owned), 1 => ".{0,4}"];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// The letters and digits of all texts.
fn letters(text: &str) -> String {
    text.chars().filter(|char| char.is_alphanumeric()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is written, each part ends, blocks stand where blocks may, and links neither nest nor lead elsewhere.
    #[test]
    fn a_body_is_well_formed(text in pieces()) {
        let mut open: Vec<Option<Tag>> = Vec::new();
        for part in read(&text, &tree).parts() {
            let top = open.last().copied().flatten();
            match part {
                Part::Open(tag) => {
                    let in_list = matches!(top, Some(Tag::List | Tag::Numbered));
                    prop_assert_eq!(in_list, *tag == Tag::Item, "{:?} in {:?}", tag, top);
                    if tag.is_block() {
                        prop_assert!(matches!(top, None | Some(Tag::Quote | Tag::List | Tag::Numbered | Tag::Item)));
                        prop_assert!(open.iter().all(Option::is_some), "a block in a link");
                    }
                    open.push(Some(*tag));
                }
                Part::Link(address) => {
                    let address = address.as_str();
                    let schemes = ["https://", "http://", "mailto:"];
                    prop_assert!(schemes.iter().any(|scheme| address.to_lowercase().starts_with(scheme)), "{}", address);
                    prop_assert!(open.iter().all(Option::is_some), "a link in a link");
                    open.push(None);
                }
                Part::Close => prop_assert!(open.pop().is_some()),
                Part::Text(_) | Part::Break => prop_assert!(!open.is_empty(), "text in no block"),
            }
            prop_assert!(open.len() < 32);
        }
        prop_assert!(open.is_empty());
    }

    /// Of a text that is no HTML no letter is lost, but those of a link's address or a fence, and none is added.
    #[test]
    fn no_letter_is_lost(text in "[a-c1 \\n*_#>.()\\[\\]\\\\!~éあ-]{0,60}") {
        prop_assert_eq!(letters(&texts(&text)).replace('1', ""), letters(&text).replace('1', ""));
    }

    /// What has no mark at all stays as it is, white space aside.
    #[test]
    fn plain_words_stay(text in "[a-z][a-z0-9,;:'\"/%+=~?! ]{0,60}") {
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(words(&texts(&text)), words(&text));
    }

    /// Every letter of the tree comes out of HTML, where nothing of it is to vanish.
    #[test]
    fn no_letter_of_html_is_lost(words in prop::collection::vec("[a-z]{1,5}", 1..12), tags in prop::collection::vec(
        prop::sample::select(vec!["<b>", "</b>", "<p>", "</p>", "<ul>", "<li>", "</ul>", "<div>", "</div>", "<h2>", "</h2>",
            "<br>", "<blockquote>", "</blockquote>", "<a href='https://x'>", "</a>", "<pre>", "</pre>", "<em>", "\n\n"]), 12)) {
        let mut text = "<i>".to_owned();
        for (word, tag) in words.iter().zip(&tags) {
            text += word;
            text += tag;
        }
        let of_tree = tree(&text).unwrap().split('\0').filter_map(|field| field.strip_prefix('"').map(letters)).collect::<String>();
        prop_assert_eq!(letters(&texts(&text)), of_tree);
    }
}
