//! The forms that a counted text has in each language: a native test holds the catalogues to them, a browser test holds
//! them to `Intl.PluralRules`.

/// By language, in Unicode's order; `other` is always there, also where no whole number needs it.
pub const FORMS: &[(&str, &str)] = &[
    ("en", "one other"),
    ("pt-BR", "one other"),
    ("es", "one other"),
    ("fr", "one other"),
    ("de", "one other"),
    ("it", "one other"),
    ("nl", "one other"),
    ("pl", "one few many other"),
    ("ja", "other"),
    ("zh-Hans", "other"),
    ("ar", "zero one two few many other"),
];
