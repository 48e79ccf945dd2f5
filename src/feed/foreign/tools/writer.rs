//! Writes JSON, which can be nothing but JSON as long as what is opened is closed.
//!
//! It knows no format. A field of which nothing is known is left out: consumers of Statuspage read that as they read `null`.

/// What is written so far.
#[derive(Debug, Default)]
pub struct Writer {
    /// The text.
    pub out: String,
}

impl Writer {
    /// Begins an object or a list with its sign.
    pub fn open(&mut self, sign: char) {
        self.next();
        self.out.push(sign);
    }

    /// Ends one.
    pub fn close(&mut self, sign: char) {
        self.out.push(sign);
    }

    /// Begins a field that is an object or a list.
    pub fn open_field(&mut self, name: &str, sign: char) {
        self.name(name);
        self.out.push(sign);
    }

    /// A field, unless its text is empty.
    pub fn field(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.name(name);
            self.quote(text);
        }
    }

    /// A field that is true.
    pub fn yes(&mut self, name: &str) {
        self.name(name);
        self.out.push_str("true");
    }

    /// An element of a list.
    pub fn element(&mut self, text: &str) {
        self.next();
        self.quote(text);
    }

    fn name(&mut self, name: &str) {
        self.next();
        self.quote(name);
        self.out.push(':');
    }

    /// Between two of one object or list stands a comma.
    fn next(&mut self) {
        if !matches!(self.out.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.out.push(',');
        }
    }

    /// What stands between quotes needs some signs said otherwise. Control characters but line breaks stand in nonsense alone.
    fn quote(&mut self, text: &str) {
        self.out.push('"');
        for char in text.chars() {
            match char {
                '\r' => {}
                '\n' => self.out.push_str("\\n"),
                '"' | '\\' => {
                    self.out.push('\\');
                    self.out.push(char);
                }
                char => self.out.push(char.max(' ')),
            }
        }
        self.out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_objects_lists_and_what_is_known() {
        let mut writer = Writer::default();
        writer.open('{');
        writer.field("a", "x\"\\\n\u{1}y");
        writer.field("b", "");
        writer.open_field("c", '[');
        writer.element("1");
        writer.element("2");
        writer.open('{');
        writer.yes("d");
        writer.close('}');
        writer.open('{');
        writer.close('}');
        writer.close(']');
        writer.close('}');
        assert_eq!(writer.out, "{\"a\":\"x\\\"\\\\\\n y\",\"c\":[\"1\",\"2\",{\"d\":true},{}]}");
    }

    proptest::proptest! {
        #[test]
        fn any_text_comes_back_but_for_control_characters(text in "\\PC*|[\\x00-\\x7f]*") {
            let mut writer = Writer::default();
            writer.open('{');
            writer.field("text", &text);
            writer.close('}');
            let read: serde_json::Value = serde_json::from_str(&writer.out).expect("it is JSON");
            let expected: String =
                text.chars().filter(|char| *char != '\r').map(|char| if char == '\n' { char } else { char.max(' ') }).collect();
            proptest::prop_assert_eq!(read["text"].as_str().unwrap_or_default(), expected);
        }
    }
}
