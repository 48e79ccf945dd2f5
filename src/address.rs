//! The one gate for links: which addresses of a feed a reader may be sent to.
//!
//! It looks at the beginning alone. A text that begins so has that scheme for every browser, whatever follows: what a
//! browser would first strip from it (spaces, tabs, control characters) would stand before or within the beginning.

/// An address that is safe to offer as a link: of http, https or mailto, nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(String);

impl Address {
    /// Lets it through, or not. Outer spaces are no part of it, and inner ones have no place in it.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim_ascii();
        let is_plain = text.bytes().all(|byte| byte > b' ');
        (is_plain && (is_web(text) || begins(text, "mailto:"))).then(|| Self(text.to_owned()))
    }

    /// What a link's `href` takes.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether it leads to a page: http or https.
pub fn is_web(text: &str) -> bool {
    begins(text, "https://") || begins(text, "http://")
}

fn begins(text: &str, scheme: &str) -> bool {
    text.get(..scheme.len()).is_some_and(|it| it.eq_ignore_ascii_case(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lets_three_schemes_through() {
        for address in ["https://a.example", "HTTP://a.example/?b#c", "mailto:a@b.example", "https://"] {
            assert_eq!(Address::read(address).as_ref().map(Address::as_str), Some(address));
        }
        let spaced = Address::read(" \n https://a.example\t").map(|address| address.0);
        assert_eq!(spaced.as_deref(), Some("https://a.example"));
    }

    #[test]
    fn lets_nothing_else_through() {
        for address in [
            "",
            "/status",
            "//a.example",
            "a.example",
            "https:a.example",
            "https:/a.example",
            "ht\ntps://a.example",
            "https:\t//a.example",
            "\u{1}https://a.example",
            "\u{200b}https://a.example",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\nscript:alert(1)",
            "javascript:https://a.example",
            "javascript://https://a.example/%0aalert(1)",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:x",
            "blob:https://a.example/1",
            "file:///etc/passwd",
            "view-source:https://a.example",
            "intent://a.example",
            "tel:1",
            "https://a.example/b c",
            "https://a.example/\u{0}b",
            "https://a.example/\nb",
            "ſttps://a.example",
        ] {
            assert_eq!(Address::read(address), None, "{address:?}");
        }
    }
}
