//! The reader of documents beside serde_json and the rules of `JSON.parse`: what it takes and refuses, and what it makes of a shape.
//!
//! `tests/web.rs` holds it to the browser's own `JSON.parse`.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails so")]

mod properties;

use serde::de::IgnoredAny;
use serde_json::Value;
use status_widget::feed::json::{read, read_tree};
use status_widget::feed::shape::{Node, Shape};
use status_widget::feed::tree::Tree;

static ITEM: Shape = Shape::Record(
    &["text", "lines", "scalar", "any", "list"],
    &[&Shape::Text, &Shape::Lines, &Shape::Scalar, &Shape::Any, &Shape::List(&Shape::Text, 3)],
);
/// Every kind of shape, on two floors.
static DOCUMENT: Shape = Shape::Record(
    &["text", "lines", "scalar", "any", "list", "item", "code"],
    &[
        &Shape::Text,
        &Shape::Lines,
        &Shape::Scalar,
        &Shape::Any,
        &Shape::List(&ITEM, 4),
        &ITEM,
        &Shape::List(&Shape::Code(&["scalar", "text", "lines"]), 4),
    ],
);

/// What the shape makes of what serde_json has read.
fn expected(value: &Value, shape: &'static Shape) -> Node<'static> {
    match (shape, value) {
        (_, Value::Null) => Node::Absent,
        (Shape::Any, _) => Node::Present,
        (Shape::Lines, Value::String(text)) => Node::Text(text.clone().into()),
        (Shape::Text | Shape::Scalar | Shape::Code(_), Value::String(text)) => {
            Node::Text(text.chars().map(|char| char.max(' ')).collect::<String>().into())
        }
        (Shape::Scalar | Shape::Code(_), Value::Bool(_) | Value::Number(_)) => {
            Node::Text(value.to_string().into())
        }
        (Shape::List(shape, most), Value::Array(items)) => Node::List(
            items.iter().take(*most).map(|item| expected(item, shape)).collect(),
            items.len().saturating_sub(*most),
        ),
        (Shape::Code(names), Value::Object(fields)) => {
            let texts = names.iter().filter_map(|name| Some(expected(fields.get(*name)?, &Shape::Scalar)));
            texts.into_iter().find(|text| text.scalar().is_some()).unwrap_or(Node::Wrong)
        }
        (Shape::Record(names, shapes), Value::Object(fields)) => {
            let has_any = names.iter().any(|name| fields.contains_key(*name));
            let of = |(name, shape): (&&str, &&'static Shape)| {
                fields.get(*name).map_or(Node::Absent, |value| expected(value, shape))
            };
            Node::Record(
                names,
                if has_any { names.iter().zip(*shapes).map(of).collect() } else { Vec::new() },
            )
        }
        _ => Node::Wrong,
    }
}

/// Whether a document that was read without a shape is what serde_json has read.
fn is_same(tree: &Tree<'_>, value: &Value) -> bool {
    match (tree, value) {
        (Tree::Nothing, Value::Null) => true,
        (Tree::Text(text), Value::String(other)) => text == other,
        (Tree::Text(text), Value::Bool(_) | Value::Number(_)) => *text == value.to_string(),
        (Tree::List(entries), Value::Array(items)) => {
            entries.len() == items.len()
                && entries.iter().zip(items).all(|(entry, item)| is_same(&entry.value, item))
        }
        (Tree::Record(_), Value::Object(fields)) => {
            fields.iter().all(|(name, value)| is_same(tree.get(name), value))
        }
        _ => false,
    }
}

/// Whether it is JSON by the same rules as `JSON.parse`: serde_json's own, without its bound of numbers, of halves of surrogate
/// pairs and of depth, which it has only for what it keeps.
fn is_json(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    serde_json::from_str::<IgnoredAny>(text.strip_prefix('\u{feff}').unwrap_or(&text)).is_ok()
}

fn depth(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| matches!(byte, b'[' | b'{')).count()
}

#[track_caller]
fn reads(text: &str, shape: &'static Shape, expected: Node) {
    assert_eq!(read(text.as_bytes(), shape), Some(expected), "{text}");
}

#[track_caller]
fn takes(bytes: &[u8]) {
    assert!(is_json(bytes), "serde_json takes {}", String::from_utf8_lossy(bytes));
    assert!(read(bytes, &DOCUMENT).is_some(), "{}", String::from_utf8_lossy(bytes));
}

#[track_caller]
fn refuses(bytes: &[u8]) {
    assert!(!is_json(bytes), "serde_json refuses {}", String::from_utf8_lossy(bytes));
    assert_eq!(read(bytes, &DOCUMENT), None, "{}", String::from_utf8_lossy(bytes));
}

fn text(text: &str) -> Node<'_> {
    Node::Text(text.into())
}

#[test]
fn takes_what_is_json() {
    for text in [
        "0",
        "-0",
        "10",
        "0.5",
        "-1.25e+7",
        "1E-2",
        "1e999",
        "123456789012345678901234567890",
        "true",
        "false",
        "null",
        "\"\"",
        "[]",
        "{}",
        "[ ]",
        "{ }",
        " \t\r\n[1 , 2]\n",
        "[[],{},[{}]]",
        r#"{"a":1,"a":2}"#,
        r#""\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00""#,
        r#""\ud800""#,
        "\"\u{7f}\u{2028}\u{ffff}\"",
        "\u{feff}{}",
    ] {
        takes(text.as_bytes());
    }
    takes(b"\"\xff\xc3\xe2\x82\"");
}

#[test]
fn refuses_what_is_not() {
    for text in [
        "",
        " ",
        "\u{feff}",
        "\u{feff}\u{feff}1",
        "1\u{feff}",
        "\u{a0}1",
        "\u{b}1",
        "nul",
        "nulll",
        "True",
        "tru",
        "NaN",
        "Infinity",
        "undefined",
        "+1",
        "-",
        "--1",
        "01",
        "-01",
        "00",
        "1.",
        ".5",
        "1.e1",
        "1e",
        "1e+",
        "1e1.5",
        "0x10",
        "1_000",
        "[",
        "]",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[,]",
        "[1 2]",
        "[1}",
        "{",
        "}",
        "{]",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":}",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{,}",
        "{\"a\" 1}",
        "{\"a\",1}",
        "{a:1}",
        "{'a':1}",
        "{1:1}",
        "{null:1}",
        "\"",
        "\"a",
        "\"\\\"",
        "\"\\",
        "'a'",
        r#""\x41""#,
        r#""\u00g0""#,
        r#""\u12""#,
        r#""\u""#,
        r#""\U0041""#,
        "\"\n\"",
        "\"\t\"",
        "\"\u{0}\"",
        "\"\u{1f}\"",
        "1 1",
        "[] []",
        "{}{}",
        "null,",
        "// a\n1",
        "1 /* a */",
        "\u{0}",
        "1\u{0}",
        "[\u{0}]",
        "<html>",
    ] {
        refuses(text.as_bytes());
    }
    // No byte that is no UTF-8 stands outside of a string.
    for bytes in [&b"\xff"[..], b"1\xff", b"[\xc3]", b"{\xe2\x82:1}", b"\xef\xbb1", b"\xef"] {
        refuses(bytes);
    }
}

/// Wherever in a string, and so in the words of which eight bytes are looked at together, a sign stands.
#[test]
fn finds_each_end_of_a_plain_part_wherever_it_stands() {
    for length in 0..40 {
        let plain = "x".repeat(length);
        for (sign, behind, is_taken) in [
            ("", "", true),
            ("\\\"", "", true),
            ("\\u0041", "é", true),
            ("\u{1}", "", false),
            ("\u{1f}", "", false),
            ("\\a", "", false),
            ("\"", "", false),
            ("\u{7f}", "\u{80}", true),
        ] {
            for other in ["", "é", "\u{10ffff}"] {
                let text = format!("[\"{other}{plain}{sign}{behind}{plain}\"]");
                assert_eq!(read(text.as_bytes(), &DOCUMENT).is_some(), is_taken, "{text}");
                assert_eq!(is_json(text.as_bytes()), is_taken, "{text}");
            }
        }
    }
}

#[test]
fn reads_texts_as_they_are_meant() {
    for (written, meant) in [
        ("", ""),
        ("plain", "plain"),
        (r#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{c}\n\r\t"),
        (r"\u0041\u00e9\u20AC\u0000", "Aé€\0"),
        (r"a\ud83d\ude00b", "a😀b"),
        // Halves of pairs: alone, in the wrong order, twice the first half, and before other things.
        (r"\ud83d", "\u{fffd}"),
        (r"\ude00", "\u{fffd}"),
        (r"\ude00\ud83d", "\u{fffd}\u{fffd}"),
        (r"\ud83d\ud83d\ude00", "\u{fffd}😀"),
        (r"\ud83dx\ude00", "\u{fffd}x\u{fffd}"),
        (r"\ud83d\n", "\u{fffd}\n"),
        (r"\ud83d\u0041", "\u{fffd}A"),
        (r"\ud83d\\u", "\u{fffd}\\u"),
        ("é\\né", "é\né"),
    ] {
        reads(&format!("\"{written}\""), &Shape::Lines, text(meant));
        let line: String = meant.chars().map(|char| char.max(' ')).collect();
        reads(&format!("\"{written}\""), &Shape::Text, text(&line));
    }
}

#[test]
fn one_text_may_be_all_of_an_object() {
    static CODE: Shape = Shape::Code(&["code", "id", "name"]);
    reads("7", &CODE, text("7"));
    reads(r#""a\nb""#, &CODE, text("a b"));
    reads("null", &CODE, Node::Absent);
    for (object, meant) in [
        (r#"{"id":7}"#, "7"),
        (r#"{"name":"n","id":"i","code":"c"}"#, "c"),
        (r#"{"code":null,"id":" ","name":"n"}"#, "n"),
        (r#"{"code":{"id":"x"},"other":["y"],"id":"i"}"#, "i"),
        (r#"{"id":"a","id":"b"}"#, "b"),
        (r#"{"id":"a","name":"n","id":null}"#, "n"),
        (r#"{"\u0069d":"a\nb"}"#, "a b"),
    ] {
        reads(object, &CODE, text(meant));
    }
    for none in ["[7]", "{}", r#"{"other":"x"}"#, r#"{"id":[],"name":{}}"#] {
        reads(none, &CODE, Node::Wrong);
    }
}

#[test]
fn a_record_may_say_where_it_stands() {
    static RECORD: Shape = Shape::Record(&["a", "place"], &[&Shape::Text, &Shape::Place]);
    static LIST: Shape = Shape::List(&RECORD, 9);
    let document = "\u{feff} [ {\"a\":\"é\"} ,{\"place\":7,\"a\":\"}\"},{}]".as_bytes();
    let Some(Node::List(items, 0)) = read(document, &LIST) else { panic!("it is a list") };
    let places: Vec<_> =
        items.iter().map(|item| str::from_utf8(item.place().of(document)).unwrap()).collect();
    assert_eq!(places, ["{\"a\":\"é\"}", "{\"place\":7,\"a\":\"}\"}", "{}"]);
}

/// As `TextDecoder` has it: one mark for each part that begins like a character and is none.
#[test]
fn what_is_no_utf_8_is_marked() {
    for (bytes, meant) in [
        (&b"a\xffb"[..], "a\u{fffd}b"),
        (b"\xc3", "\u{fffd}"),
        (b"\xe2\x82x", "\u{fffd}x"),
        (b"\xf0\x9f\x98", "\u{fffd}"),
        (b"\xed\xa0\x80", "\u{fffd}\u{fffd}\u{fffd}"),
        (b"\xc0\x80", "\u{fffd}\u{fffd}"),
        (b"\xc3\\n\xa9", "\u{fffd}\n\u{fffd}"),
        (b"\xef\xbb\xbf", "\u{feff}"),
    ] {
        let document = [&b"\""[..], bytes, b"\""].concat();
        assert_eq!(read(&document, &Shape::Lines), Some(text(meant)), "{bytes:?}");
    }
}

#[test]
fn of_two_fields_of_one_name_the_last_counts() {
    static RECORD: Shape = Shape::Record(&["a"], &[&Shape::Scalar]);
    let a = |node| Node::Record(&["a"], vec![node]);
    reads(r#"{"a":1,"a":"x"}"#, &RECORD, a(text("x")));
    reads(r#"{"a":"x","b":1,"a":null}"#, &RECORD, a(Node::Absent));
    reads(r#"{"a":"x","a":[]}"#, &RECORD, a(Node::Wrong));
    reads(r#"{"\u0061":1}"#, &RECORD, a(text("1")));
    reads(r#"{"a":1,"\u0061":2}"#, &RECORD, a(text("2")));
    reads(r#"{"a ":1,"A":1,"":1,"aa":1}"#, &RECORD, Node::Record(&["a"], Vec::new()));
}

#[test]
fn scalars_are_kept_as_they_are_written() {
    for written in ["0", "-0", "1.50", "1E5", "123456789012345678901234567890", "true", "false"] {
        reads(&format!(" {written} "), &Shape::Scalar, text(written));
        reads(written, &Shape::Text, Node::Wrong);
    }
    reads("null", &Shape::Scalar, Node::Absent);
    reads("[]", &Shape::Scalar, Node::Wrong);
}

#[test]
fn a_value_of_a_wrong_kind_costs_only_itself() {
    static RECORD: Shape = Shape::Record(&["a", "b"], &[&Shape::List(&Shape::Text, 9), &Shape::Text]);
    for wrong in ["1", "true", "\"x\"", "{\"b\":[1,{}]}"] {
        let text = format!(r#"{{"a":{wrong},"b":"x"}}"#);
        reads(&text, &RECORD, Node::Record(&["a", "b"], vec![Node::Wrong, self::text("x")]));
    }
    // To JavaScript a list is an object, too; here it is none.
    reads("[]", &RECORD, Node::Wrong);
    reads(r#"["x","y"]"#, &RECORD, Node::Wrong);
}

#[test]
fn no_more_is_read_than_the_shape_bears() {
    static LIST: Shape = Shape::List(&Shape::Scalar, 2);
    reads("[1,2]", &LIST, Node::List(vec![text("1"), text("2")], 0));
    reads("[1,2,3,[4]]", &LIST, Node::List(vec![text("1"), text("2")], 2));
    // What is left out is looked through all the same.
    assert_eq!(read(b"[1,2,x]", &LIST), None);

    static RECORD: Shape = Shape::Record(&["list"], &[&LIST]);
    let node = read(br#"{"list":[1,2,3]}"#, &RECORD).unwrap();
    assert_eq!((node.left_out("list"), node.items("list").len()), (1, 2));
}

#[test]
fn nothing_lies_too_deep() {
    for (open, close) in
        [("[", "]"), ("{\"a\":", "}"), ("{\"any\":[", "]}"), ("{\"list\":[", "]}"), ("{\"text\":[", "]}")]
    {
        let of = |open: &str, close: &str| [&open.repeat(1_000_000), "1", &close.repeat(1_000_000)].concat();
        assert!(read(of(open, close).as_bytes(), &DOCUMENT).is_some(), "{open}");
        let one_is_missing = [&open.repeat(1_000_000), "1", &close.repeat(999_999)].concat();
        assert!(read(one_is_missing.as_bytes(), &DOCUMENT).is_none(), "{open}");
        assert!(read([&of(open, close), close].concat().as_bytes(), &DOCUMENT).is_none(), "{open}");
        assert!(read_tree(of(open, close).as_bytes()).is_some(), "{open}");
        assert!(read_tree(one_is_missing.as_bytes()).is_none(), "{open}");
    }
    for wrong in [
        "[[1,]]",
        "[[,1]]",
        "[[1 2]]",
        "[{\"a\"}]",
        "[{\"a\":1,}]",
        "[{1:2}]",
        "[[1}]",
        "[{\"a\":1]]",
        "[[tru]]",
        "[[]",
        "[{]",
    ] {
        refuses(wrong.as_bytes());
        refuses(format!("{{\"other\":{wrong}}}").as_bytes());
    }
    for right in ["[[],{},[[]],[{}]]", "[{\"a\":{},\"b\":[ ] , \"c\":[1 , \"]\"]}]"] {
        takes(right.as_bytes());
        takes(format!("{{\"other\":{right},\"any\":{right}}}").as_bytes());
    }
}
