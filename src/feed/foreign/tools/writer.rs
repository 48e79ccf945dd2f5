//! Writes JSON from a tree, which can be nothing but JSON.
//!
//! It knows no format. A field of which nothing is known is left out: consumers of Statuspage read that as they read `null`.

use crate::scan::take;
use std::borrow::Cow;

/// A value, as it will stand there.
#[derive(Debug)]
pub enum Value<'a> {
    /// Nothing: such a field does not stand there.
    Nothing,
    /// A boolean.
    Flag(bool),
    /// A string.
    Text(Cow<'a, str>),
    /// An array.
    List(Vec<Value<'a>>),
    /// An object: names with spaces between them, and the values of as many as there are.
    Record(&'static str, Vec<Value<'a>>),
}

impl Value<'_> {
    /// The whole as a text.
    pub fn written(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Nothing => out.push_str("null"),
            Self::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
            Self::Text(text) => quote(text, out),
            Self::List(items) => {
                let mut sign = '[';
                for item in items {
                    out.push(sign);
                    item.write(out);
                    sign = ',';
                }
                out.push_str(if sign == '[' { "[]" } else { "]" });
            }
            Self::Record(names, values) => {
                let mut names = *names;
                let mut sign = '{';
                for value in values {
                    let name = take(&mut names, b' ');
                    if !matches!(value, Self::Nothing) {
                        out.push(sign);
                        quote(name, out);
                        out.push(':');
                        value.write(out);
                        sign = ',';
                    }
                }
                out.push_str(if sign == '{' { "{}" } else { "}" });
            }
        }
    }
}

/// What stands between quotes needs three things said otherwise: quotes, backslashes and control characters.
fn quote(text: &str, out: &mut String) {
    out.push('"');
    for char in text.chars() {
        match char {
            '"' | '\\' => {
                out.push('\\');
                out.push(char);
            }
            '\n' => out.push_str("\\n"),
            '\0'..=' ' if char != ' ' => {
                out.push_str("\\u00");
                for digit in [char as u32 / 16, char as u32 % 16] {
                    out.extend(char::from_digit(digit, 16));
                }
            }
            _ => out.push(char),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: &Value, expected: &str) {
        assert_eq!(value.written(), expected);
    }

    fn text(text: &str) -> Value<'_> {
        Value::Text(text.into())
    }

    #[test]
    fn writes_each_kind() {
        check(&Value::List(vec![Value::Flag(true), Value::Flag(false), Value::Nothing]), "[true,false,null]");
        check(&Value::List(Vec::new()), "[]");
        check(&Value::Record("a b", vec![text("x"), text("y")]), r#"{"a":"x","b":"y"}"#);
    }

    #[test]
    fn leaves_out_what_is_not_known() {
        check(&Value::Record("a b c", vec![Value::Nothing, text("y"), Value::Nothing]), r#"{"b":"y"}"#);
        check(&Value::Record("a", vec![Value::Nothing]), "{}");
    }

    proptest::proptest! {
        #[test]
        fn any_text_comes_back_as_it_was(text in "\\PC*|[\\x00-\\x7f]*") {
            let written = Value::Record("text", vec![Value::Text(text.as_str().into())]).written();
            let read: serde_json::Value = serde_json::from_str(&written).expect("it is JSON");
            proptest::prop_assert_eq!(read["text"].as_str(), Some(text.as_str()));
        }
    }
}
