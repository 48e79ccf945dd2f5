//! Plain text: paragraphs and lines, and what stays as it was written.

use super::{check, stays};

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
