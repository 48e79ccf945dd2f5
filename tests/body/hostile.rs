//! Bodies that somebody wrote to stall a page: they take no longer than their length, and lie no deeper than a page can bear.

use super::tree::tree;
use super::{spell, texts};
use status_widget::body::read;
use std::time::{Duration, Instant};

/// A quadratic reader would need minutes for the hundred thousand, and days for the million.
#[test]
fn hostile_texts_take_linear_time() {
    let check = |piece: &str, length: usize, limit: u64| {
        let text = piece.repeat(length / piece.len());
        let start = Instant::now();
        drop(read(&text, &|_| None));
        assert!(start.elapsed() < Duration::from_secs(limit), "{piece:?}: {:?}", start.elapsed());
    };
    for piece in [
        "**",
        "_",
        "*a",
        "a*",
        "*a_b",
        "`",
        "`a``",
        "``a`",
        "]",
        "[]",
        "[a](",
        "](",
        "[a](b ",
        "![",
        "\\",
        "<",
        "</",
        "&",
        "&a",
        "<a",
        "<https://a",
        "https://a",
        "https://a(",
        "https://a)",
        "h",
        "#",
        "# a\n",
        "> ",
        "> > ",
        "* ",
        "* a\n",
        "1. a\n",
        "  * a\n",
        "- ",
        "\n",
        " ",
        "```\n",
        "(",
        ")",
        "((a",
        "*[a](b",
        "[*a](b",
        "\u{200b}",
        "é",
        "-",
        "---\n",
        "[a\\](",
        "<b",
        "a&#",
    ] {
        check(piece, 100_000, 10);
    }
    check("*", 1_000_000, 100);
    check("[", 1_000_000, 100);
}

#[test]
fn deep_nesting_is_flattened() {
    let deep = |open: &str, close: &str| [open.repeat(500), "x".to_owned(), close.repeat(500)].concat();
    for (open, close) in [
        ("<div>", "</div>"),
        ("<blockquote>", "</blockquote>"),
        ("<ul><li>", "</li></ul>"),
        ("<b>", "</b>"),
        ("<b><i>", ""),
    ] {
        let body = read(&deep(open, close), &tree);
        assert!(body.parts().len() < 64, "{open}: {}", body.parts().len());
        assert_eq!(texts(&deep(open, close)), "x", "{open}");
    }
    let mut list = String::new();
    for depth in 0..100 {
        list += &format!("{}* {depth}\n", "  ".repeat(depth));
    }
    assert!(spell(&list).contains(">99<"));
}
