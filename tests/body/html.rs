//! HTML as the browser's parser finds it: what is kept of it, and what is not. What cannot be parsed is text.

use super::{check, stays};
use status_widget::body::{Part, read};

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
