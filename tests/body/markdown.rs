//! Markdown: headings, lists, emphasis, code and links, and marks that are none.

use super::{check, stays};

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
    check("«https://a.example/i/7»", "<p>«<a https://a.example/i/7>https://a.example/i/7</a>»</p>");
    check("https://a.example\u{a0}!", "<p><a https://a.example>https://a.example</a>\u{a0}!</p>");
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
