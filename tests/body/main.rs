//! Bodies, plain, Markdown and HTML, as rows: what is written and what is shown, spelt as HTML would have it. A module a topic.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails so")]

mod hostile;
mod html;
mod markdown;
mod plain;
mod properties;
#[path = "../support/tree.rs"]
mod tree;

use status_widget::body::{Part, read};
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

fn texts(text: &str) -> String {
    let body = read(text, &tree);
    body.parts().iter().map(|part| if let Part::Text(text) = part { text.as_str() } else { "" }).collect()
}
