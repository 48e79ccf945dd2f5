//! Bodies, plain, Markdown and HTML, as rows: what is written and what is shown, spelt as HTML would have it.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails so")]

#[path = "support/tree.rs"]
mod tree;

use proptest::prelude::*;
use status_widget::body::{Part, Tag, read};
use std::time::{Duration, Instant};
use tree::tree;

/// A body as text. What a part is made of stands in it as it is: these are our own tests, and nobody reads it as HTML.
fn spell(text: &str) -> String {
    let mut spelt = String::new();
    let mut open = Vec::new();
    for part in read(text, &tree).parts() {
        match part {
            Part::Open(tag) => {
                spelt += &format!("<{}>", tag.code());
                open.push(tag.code());
            }
            Part::Link(address) => {
                spelt += &format!("<a {}>", address.as_str());
                open.push("a");
            }
            Part::Close => spelt += &format!("</{}>", open.pop().unwrap()),
            Part::Text(text) => spelt += text,
            Part::Break => spelt += "<br>",
        }
    }
    assert_eq!(open, Vec::<&str>::new(), "{text:?}");
    spelt
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(spell(text), expected, "{text:?}");
}

#[track_caller]
fn stays(text: &str) {
    check(text, &format!("<p>{text}</p>"));
}

#[test]
fn plain_text_has_paragraphs_and_lines() {
    check("", "");
    check(" \n\t\n ", "");
    check("One.", "<p>One.</p>");
    check("  One.  ", "<p>One.</p>");
    check("One.\nTwo.", "<p>One.<br>Two.</p>");
    check("One.\r\nTwo.\r\n\r\nThree.", "<p>One.<br>Two.</p><p>Three.</p>");
    check("One.\n\n\n\nTwo.\n\n", "<p>One.</p><p>Two.</p>");
    check("One.\n \t\nTwo.", "<p>One.</p><p>Two.</p>");
    check("a   b\tc", "<p>a b c</p>");
    check("a\u{a0}\u{a0}b", "<p>a\u{a0}\u{a0}b</p>");
    check("    indented", "<p>indented</p>");
}

#[test]
fn headings_stand_below_the_notices_own() {
    check("# One", "<h3>One</h3>");
    check("## What happened\n\nIt fell.", "<h3>What happened</h3><p>It fell.</p>");
    check("## One\nTwo\n### Three\nFour", "<h3>One</h3><p>Two</p><h4>Three</h4><p>Four</p>");
    check("###### Six", "<h4>Six</h4>");
    check("Text\n## **Bold** one", "<p>Text</p><h3><strong>Bold</strong> one</h3>");
    for text in ["####### Seven", "#hashtag", "#", "##", "#1 cause", "C# is down"] {
        stays(text);
    }
}

#[test]
fn lists_are_read_with_what_is_in_them() {
    check("* one\n* two", "<ul><li>one</li><li>two</li></ul>");
    check("- one\n\n- two\n\nafter", "<ul><li>one</li><li>two</li></ul><p>after</p>");
    check("before\n+ one\nstill one\n+ two", "<p>before</p><ul><li>one<br>still one</li><li>two</li></ul>");
    check("1. one\n2. two\n3. three", "<ol><li>one</li><li>two</li><li>three</li></ol>");
    check("1) one\n1) two", "<ol><li>one</li><li>two</li></ol>");
    check("1. one\n\n2. two", "<ol><li>one</li><li>two</li></ol>");
    check("* one\n1. two", "<ul><li>one</li></ul><ol><li>two</li></ol>");
    check(
        "* one\n  * inner\n  * more\n* two",
        "<ul><li>one<ul><li>inner</li><li>more</li></ul></li><li>two</li></ul>",
    );
    check("1. one\n   - inner\n2. two", "<ol><li>one<ul><li>inner</li></ul></li><li>two</li></ol>");
    check("* one\n\n  more of one\n* two", "<ul><li>one<p>more of one</p></li><li>two</li></ul>");
    check("* one\n\n## Head", "<ul><li>one</li></ul><h3>Head</h3>");
    check("* **13:04** \\(GMT-3\\): seen", "<ul><li><strong>13:04</strong> (GMT-3): seen</li></ul>");
    // What looks like an item and is none.
    for text in
        ["*", "-", "*one", "-5 degrees", "8. Oktober war ruhig", "2021. A year", "1.5 hours", "1.", "* "]
    {
        stays(text.trim());
    }
    check("1. one\n7. seven", "<ol><li>one<br>7. seven</li></ol>");
    check("13:04\n8. October", "<p>13:04<br>8. October</p>");
}

#[test]
fn other_marks_of_lines_stay() {
    for text in ["> one", "---", "***", "____", "| a | b |", "= = =", "```"] {
        stays(text);
    }
}

#[test]
fn pairs_of_stars_and_underscores_are_emphasis() {
    check("**a** and __b__", "<p><strong>a</strong> and <strong>b</strong></p>");
    check("*a* and _b_", "<p><em>a</em> and <em>b</em></p>");
    check("**a *b* c**", "<p><strong>a <em>b</em> c</strong></p>");
    check("_**a**_", "<p><em><strong>a</strong></em></p>");
    check("***a***", "<p><strong>a</strong></p>");
    check("**Note:** text (*see below*).", "<p><strong>Note:</strong> text (<em>see below</em>).</p>");
    check("これは**重要**です", "<p>これは<strong>重要</strong>です</p>");
    check("*a **b* c**", "<p><em>a **b</em> c**</p>");
    check("*a *b*", "<p><em>a *b</em></p>");
    for text in [
        "2 * 3 * 4",
        "2*3*4",
        "snake_case_name and _private",
        "naïve_é_x and é_è_é",
        "MAX__VALUE__X",
        "* a *",
        "a * b* c",
        "**",
        "** a **",
        "****a****",
        "*a",
        "a*",
        "_a",
        "**a*",
        "*.js and *.css",
        "**/*.js",
        "(*) and (*)",
        "price* (*with tax)",
        "a ~~b~~",
        "5* hotel",
    ] {
        if text == "* a *" {
            check(text, "<ul><li>a *</li></ul>");
        } else {
            stays(text);
        }
    }
}

#[test]
fn backticks_are_code_and_nothing_in_them_is_read() {
    check("run `rm *a*` now", "<p>run <code>rm *a*</code> now</p>");
    check("``a ` b``", "<p><code>a ` b</code></p>");
    check("*a `b` c*", "<p><em>a <code>b</code> c</em></p>");
    check("`https://a.example`", "<p><code>https://a.example</code></p>");
    for text in ["a ` b", "`a", "a``", "``a`", "````"] {
        stays(text);
    }
}

#[test]
fn links_lead_to_good_addresses_and_to_no_others() {
    check("[a](https://b.example)", "<p><a https://b.example>a</a></p>");
    check(
        "see [the *page*](http://b.example/c_d_e \"title\").",
        "<p>see <a http://b.example/c_d_e>the <em>page</em></a>.</p>",
    );
    check("[a](https://b.example/x_(y))", "<p><a https://b.example/x_(y)>a</a></p>");
    check("[a](https://b.example/x\\_y\\))", "<p><a https://b.example/x_y)>a</a></p>");
    check("[a](mailto:b@c.example)", "<p><a mailto:b@c.example>a</a></p>");
    check("![alt](https://b.example/p.png)", "<p><a https://b.example/p.png>alt</a></p>");
    check("[https://a.example](https://b.example)", "<p><a https://b.example>https://a.example</a></p>");
    check(
        "[a [b](https://c.example) d](https://e.example)",
        "<p>[a <a https://c.example>b</a> d](<a https://e.example>https://e.example</a>)</p>",
    );
    check("**[a](https://b.example)**", "<p><strong><a https://b.example>a</a></strong></p>");
    check("[*a](https://b.example)*", "<p><a https://b.example>*a</a>*</p>");
    check("*[a*](https://b.example)", "<p><em>[a</em>](<a https://b.example>https://b.example</a>)</p>");
    check("\\[a\\](b)", "<p>[a](b)</p>");
    for text in [
        "[a](javascript:alert(1))",
        "[a](data:text/html,x)",
        "[a](/relative)",
        "[a](b)",
        "array[0](x)",
        "[a]",
        "[a]()",
        "[ ]",
        "[a] (b)",
        "[a](b",
        "](b)",
        "[]()",
        "a]b[c",
    ] {
        stays(text);
    }
}

#[test]
fn bare_addresses_become_links() {
    check("https://a.example", "<p><a https://a.example>https://a.example</a></p>");
    check("see https://a.example/b.", "<p>see <a https://a.example/b>https://a.example/b</a>.</p>");
    check("(https://a.example/b_(c))!", "<p>(<a https://a.example/b_(c)>https://a.example/b_(c)</a>)!</p>");
    check("HTTP://A.example?", "<p><a HTTP://A.example>HTTP://A.example</a>?</p>");
    check(
        "https://a.example/_b_*c*?d=_e&f",
        "<p><a https://a.example/_b_*c*?d=_e&f>https://a.example/_b_*c*?d=_e&f</a></p>",
    );
    check("**https://a.example**", "<p><strong><a https://a.example>https://a.example</a></strong></p>");
    check("https://a.example/b\\_c", "<p><a https://a.example/b_c>https://a.example/b_c</a></p>");
    check("\\(https://a.example\\)", "<p>(<a https://a.example>https://a.example</a>)</p>");
    check("<https://a.example/b.>", "<p><<a https://a.example/b>https://a.example/b</a>.></p>");
    check("<https://a.example>", "<p><a https://a.example>https://a.example</a></p>");
    check("詳細https://a.exampleを見て", "<p>詳細<a https://a.example>https://a.example</a>を見て</p>");
    check("“https://a.example”", "<p>“<a https://a.example>https://a.example</a>”</p>");
    check(
        "https://a.example\nhttps://b.example",
        "<p><a https://a.example>https://a.example</a><br><a https://b.example>https://b.example</a></p>",
    );
    for text in [
        "https://",
        "http:// a",
        "xhttps://a.example",
        "ftp://a.example",
        "https:/a.example",
        "www.a.example",
        "a@b.example",
    ] {
        stays(text);
    }
}

#[test]
fn a_backslash_takes_a_mark_for_itself() {
    check("\\(GMT-3\\) \\*a\\* \\_b\\_ \\`c\\`", "<p>(GMT-3) *a* _b_ `c`</p>");
    check("\\# a", "<p># a</p>");
    check("1\\. a", "<p>1. a</p>");
    for text in ["C:\\dir\\file", "\\\\server\\share", "a\\", "\\ b", "¯\\¯"] {
        stays(text);
    }
}

#[test]
fn odd_characters_stay() {
    for text in ["a\u{200b}b", "\u{202e}abc", "\u{2066}a\u{2069}", "\u{feff}a", "🟡 é", "a\u{2028}b"] {
        stays(text);
    }
}

#[test]
fn control_characters_are_space() {
    check("a\u{0}b\u{1b}[31m", "<p>a b [31m</p>");
}

#[test]
fn what_speaks_of_tags_is_no_html() {
    for text in [
        "the <script> tag",
        "<SOME FUNCTIONALITY> is down",
        "<your name>",
        "a < b > c",
        "a<b",
        "1 <2",
        "<>",
        "<p",
        "AT&T",
        "a & b; c",
        "&;",
        "<iframe> and <svg onload=x>",
    ] {
        stays(text);
    }
}

#[test]
fn entities_are_read_and_the_rest_is_text_as_ever() {
    check("R&amp;D **is** up", "<p>R&D <strong>is</strong> up</p>");
    check("&lt;b&gt; &#42;a&#x2a;", "<p><b> <em>a</em></p>");
    check("a &nosuch; b", "<p>a &nosuch; b</p>");
    check("<odd> &amp; more", "<p><odd> &amp; more</p>");
}

#[test]
fn html_gives_its_structure() {
    check("<p>a</p><p>b</p>", "<p>a</p><p>b</p>");
    check("<h1>a</h1><h2>b</h2><h3>c</h3><h6>d</h6>", "<h3>a</h3><h3>b</h3><h4>c</h4><h4>d</h4>");
    check(
        "<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>",
        "<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>",
    );
    check(
        "<b>a</b> <i>b</i> <strong><em>c</em></strong>",
        "<p><strong>a</strong> <em>b</em> <strong><em>c</em></strong></p>",
    );
    check(
        "<blockquote>a</blockquote><pre>b\n  c</pre>",
        "<blockquote><p>a</p></blockquote><pre>b\n  c</pre>",
    );
    check("<code>a</code><pre><code>b</code></pre>", "<p><code>a</code></p><pre>b</pre>");
    check("a<br>b<br />c", "<p>a<br>b<br>c</p>");
    check("a<br /><br />b<br>", "<p>a</p><p>b</p>");
    check("<p>a<br><br>b</p>c", "<p>a</p><p>b</p><p>c</p>");
    check("<div>a</div><div>b</div>c", "<p>a</p><p>b</p><p>c</p>");
    check("<table><tr><td>a<td>b<tr><td>c</table>", "<p>a b</p><p>c</p>");
    check("<font color=red>a</font><center>b</center><x-y>c</x-y>", "<p>abc</p>");
    check("<P>A<BR>B</P>", "<p>A<br>B</p>");
}

#[test]
fn html_and_lines() {
    check(
        "a\n\nb <a href=\"https://c.example\">here</a>.\nd",
        "<p>a</p><p>b <a https://c.example>here</a>.<br>d</p>",
    );
    check("a<br />\nb<br />\n<br />\nc", "<p>a<br>b</p><p>c</p>");
    check(
        "<p>\n  a\n  b\n</p>\n<ul>\n  <li>c</li>\n  <li>d</li>\n</ul>\n",
        "<p>a b</p><ul><li>c</li><li>d</li></ul>",
    );
    check("<p>a<b>b</b>c</p>", "<p>a<strong>b</strong>c</p>");
    check("<p>a\n<b>b</b></p>", "<p>a <strong>b</strong></p>");
    check("<b>a\n\nb</b>", "<p><strong>a</strong></p><p><strong>b</strong></p>");
    check(
        "see https://a.example <b>now</b>",
        "<p>see <a https://a.example>https://a.example</a> <strong>now</strong></p>",
    );
    check("**a** <b>b</b>", "<p>**a** <strong>b</strong></p>");
    check("<!-- hidden --><b>a</b>", "<p><strong>a</strong></p>");
}

#[test]
fn html_lists_hold_items_alone() {
    check("<ul>a<li>b</li>c</ul>", "<ul><li>a</li><li>b</li><li>c</li></ul>");
    check("<ul><ul><li>a</li></ul></ul>", "<ul><li><ul><li>a</li></ul></li></ul>");
    check("<li>a</li><li>b</li>", "<p>a</p><p>b</p>");
    check("<ul><li><p>a</p><p>b</p></li></ul>", "<ul><li><p>a</p><p>b</p></li></ul>");
    check("<ul><li>a<div>b</div>c</li></ul>", "<ul><li>a<br>b<br>c</li></ul>");
    check("<ol><p>a</p></ol>", "<ol><li><p>a</p></li></ol>");
    check("<h2>a<p>b</p>c</h2>d", "<h3>a</h3><p>b</p><p>c</p><p>d</p>");
}

#[test]
fn html_gives_nothing_else() {
    check("a<script>alert(1)</script><b>b</b>", "<p>a<strong>b</strong></p>");
    check(
        "<p>a<style>p{}</style><svg><a href=\"https://b.example\"><text>c</text></a></svg></p>",
        "<p>a</p>",
    );
    check("<p>a<template><b>b</b></template><noscript>c</noscript><math><mi>d</mi></math></p>", "<p>a</p>");
    check(
        "<p>a<textarea><b>b</textarea><select><option>c</select><iframe>d</iframe><title>e</title></p>",
        "<p>a</p>",
    );
    check("<p onclick=x id=a class=b style=\"c\">d</p><img src=x onerror=y>", "<p>d</p>");
    check("<b>a</b><a href=\"javascript:alert(1)\">b</a>", "<p><strong>a</strong>b</p>");
    check("<a href=\" &#106;avascript:alert(1)\">a</a><a>b</a><a href>c</a><a name=d>d</a>", "<p>abcd</p>");
    check("<a href=\"https://a.example\" onclick=b target=c>d</a>", "<p><a https://a.example>d</a></p>");
    check(
        "<a href=\"&#32;https://a.example/?b=1&amp;c=2\n\">d</a>",
        "<p><a https://a.example/?b=1&c=2>d</a></p>",
    );
    check(
        "<a href=\"https://a.example\">b<p>c</p></a>",
        "<p><a https://a.example>b</a></p><p><a https://a.example>c</a></p>",
    );
    check(
        "<a href=\"https://a.example\">https://b.example</a>",
        "<p><a https://a.example>https://b.example</a></p>",
    );
}

#[test]
fn where_the_browser_refuses_all_is_text() {
    let body = read("<b>a</b> *b*", &|_| None);
    let mut texts = String::new();
    for part in body.parts() {
        if let Part::Text(text) = part {
            texts += text;
        }
    }
    assert_eq!(texts, "<b>a</b> b");
}

#[test]
fn plain_text_asks_for_no_tree() {
    read("a *b* [c](https://d.example) > 1 < 2", &|_| panic!("asked"));
}

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

fn texts(text: &str) -> String {
    let body = read(text, &tree);
    body.parts().iter().map(|part| if let Part::Text(text) = part { text.as_str() } else { "" }).collect()
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
