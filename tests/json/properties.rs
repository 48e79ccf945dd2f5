//! The reader beside serde_json on thousands of made-up documents, each written in many ways, and with bytes changed, lost and put in.

use super::{DOCUMENT, depth, expected, is_json, is_same};
use proptest::prelude::*;
use serde_json::Value;
use status_widget::feed::json::{read, read_tree};

const NAMES: [&str; 9] = ["text", "lines", "scalar", "any", "list", "item", "code", "", "other"];

/// Documents as the shape knows them, and as it does not.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "[ -~]{0,12}|\\PC{0,6}|[\"\\\\\n\t\u{0}\u{1f}é😀x]{0,20}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 60, 6, |inner| {
        let name =
            prop_oneof![4 => prop::sample::select(&NAMES[..]).prop_map(str::to_owned), 1 => "\\PC{0,3}"];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((name, inner), 0..8)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// Writes a document as others would: with white space, escapes that need not be, and fields that another of their name overrules.
fn write(value: &Value, dice: &mut impl FnMut(u32) -> u32, text: &mut String) {
    let space = |dice: &mut dyn FnMut(u32) -> u32, text: &mut String| {
        for _ in 0..dice(6).saturating_sub(3) {
            text.push([' ', '\n', '\t', '\r'][dice(4) as usize]);
        }
    };
    space(dice, text);
    match value {
        Value::String(string) => write_text(string, dice, text),
        Value::Array(items) => {
            text.push('[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    text.push(',');
                }
                write(item, dice, text);
            }
            space(dice, text);
            text.push(']');
        }
        Value::Object(fields) => {
            text.push('{');
            let mut is_first = true;
            for (name, value) in fields {
                for value in (dice(8) == 0).then_some(&Value::Null).into_iter().chain([value]) {
                    if !is_first {
                        text.push(',');
                    }
                    is_first = false;
                    space(dice, text);
                    write_text(name, dice, text);
                    space(dice, text);
                    text.push(':');
                    write(value, dice, text);
                }
            }
            space(dice, text);
            text.push('}');
        }
        other => text.push_str(&other.to_string()),
    }
    space(dice, text);
}

fn write_text(string: &str, dice: &mut impl FnMut(u32) -> u32, text: &mut String) {
    text.push('"');
    for char in string.chars() {
        if char < ' ' || char == '"' || char == '\\' || dice(10) == 0 {
            for unit in char.encode_utf16(&mut [0; 2]) {
                *text += &if dice(2) == 0 { format!("\\u{unit:04x}") } else { format!("\\u{unit:04X}") };
            }
        } else {
            text.push(char);
        }
    }
    text.push('"');
}

fn dice(seed: u64) -> impl FnMut(u32) -> u32 {
    let mut state = seed | 1;
    move |sides| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 33) as u32 % sides
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn reads_what_serde_json_reads(value in value(), seed in any::<u64>()) {
        let mut text = String::new();
        write(&value, &mut dice(seed), &mut text);
        let parsed: Value = serde_json::from_str(&text).expect("it is JSON");
        let node = read(text.as_bytes(), &DOCUMENT);
        prop_assert_eq!(node, Some(expected(&parsed, &DOCUMENT)), "{}", text);
        let tree = read_tree(text.as_bytes());
        prop_assert!(tree.is_some_and(|tree| is_same(&tree, &parsed)), "{}", text);
    }

    /// A byte is changed, lost, doubled or put in: what is still JSON is taken and nothing else.
    #[test]
    fn takes_and_refuses_what_json_parse_does(
        value in value(), seed in any::<u64>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..4_u8, prop_oneof![any::<u8>(), prop::sample::select(&b"\"\\{}[],:0123456789.eE+-tfnu \n\t\xc3\xed\xff"[..])]), 1..4),
    ) {
        let mut text = String::new();
        write(&value, &mut dice(seed), &mut text);
        let mut bytes = text.into_bytes();
        for (place, kind, byte) in changes {
            let place = place.index(bytes.len() + 1);
            match (kind, bytes.get(place).copied()) {
                (0, Some(_)) => bytes[place] = byte,
                (1, Some(_)) => _ = bytes.remove(place),
                (2, Some(twin)) => bytes.insert(place, twin),
                _ => bytes.insert(place, byte),
            }
        }
        // Deeper than serde_json goes.
        prop_assume!(depth(&bytes) < 128);
        let node = read(&bytes, &DOCUMENT);
        prop_assert_eq!(node.is_some(), is_json(&bytes), "{:?}", String::from_utf8_lossy(&bytes));
        prop_assert_eq!(read_tree(&bytes).is_some(), node.is_some());
        if let Ok(parsed) = serde_json::from_slice::<Value>(&bytes) {
            // serde_json's numbers may be written in another way than the document's.
            let has_numbers = bytes.iter().any(u8::is_ascii_digit);
            prop_assert!(has_numbers || node == Some(expected(&parsed, &DOCUMENT)), "{:?}", String::from_utf8_lossy(&bytes));
        }
    }
}
