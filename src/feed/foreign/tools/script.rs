//! Runs a translation. Each is a text in a small language of its own: machine code of twenty translations weighs three times what the
//! texts and the one function that reads them do.
//!
//! ```text
//! page name=0.page.title incidents='1';
//! each 0.services {
//!   component id name status=state?States group=section.id;
//!   if note { notice id title=note|name impact='none'; }
//! }
//! ```
//!
//! | statement | what it does |
//! |---|---|
//! | `page`, `group`, `component`, `notice` | gives the page a name, adds a group, a component, an incident or (`planned`) a maintenance; `field` alone is `field=field` |
//! | `mention` | a component that is known by what is said of it; of several of one id one is left, with the worst state |
//! | `overall` | the one component of a page that has one word for everything |
//! | `set`, `affect x;`, `post`, `say` | changes the last notice, names a component of it, adds a post to it; `say` only where there is a `body` |
//! | `let Name x;` | calls a value by a name, which begins with a capital; `let Name;` forgets it |
//! | `put Name key x;` | puts a value under a key, to be found as `Name[key]` |
//! | `each x y {…}` | once for each element: of a list, of an object the object itself, of a text its parts between `\|` or `,`; `List` is empty for those of the first value, `1` for those of the second … |
//! | `fields x {…}` | once for each field of an object, whose name is `Key` |
//! | `every 0 1 {…}` | once for each document of these kinds |
//! | `once Name {…}`, `among Name key {…}` | once for each `Key` in their order, with the first value that was put under it; for each value under one |
//! | `if x {…}` | if something stands there |
//! | `now x field;`, `silence x field;` | moves `Now` on to the newest of these moments; has `Silent` say whether what reports at these has fallen silent |
//! | `remark x y;` | leaves a remark, with the second in the place of `%` |
//!
//! [`expression`] has the expressions. Nothing in it can fail: what is not there is empty. That a text says nothing else than this is held
//! by a test of every format.

mod expression;

use super::super::format::Settings;
use super::index::Index;
use super::page::{COMPONENT, GROUP, ID, NAME, NOTICE, PAGE, POST, Page, Texts, add};
use super::texts::Keeper;
use super::times::{is_silent, read};
use super::value::Value;
use crate::codes;
use crate::feed::tree::Tree;
use crate::scan::{long_digits, number, take};

codes! {
    /// What a statement begins with.
    pub enum Verb {
        Page = "page",
        Group = "group",
        Component = "component",
        Mention = "mention",
        Overall = "overall",
        Notice = "notice",
        Set = "set",
        Post = "post",
        Say = "say",
        Affect = "affect",
        Let = "let",
        Put = "put",
        Remark = "remark",
        Now = "now",
        Silence = "silence",
        Each = "each",
        Fields = "fields",
        Every = "every",
        Once = "once",
        Among = "among",
        If = "if",
    }
}

/// What `List` is for the elements of the first value, the second, and so on.
const LISTS: &str = " 1 2 3 4 5 6 7 8 9";

/// Where a script stands: a value, and under which key and in which list it was found.
#[derive(Debug, Clone, Copy)]
struct Item<'a> {
    value: Value<'a>,
    key: &'a str,
    list: &'static str,
}

/// One that runs.
#[derive(Debug)]
pub struct Script<'a> {
    /// What is left of its text.
    code: &'static str,
    documents: &'a [(usize, Tree<'a>)],
    at: Item<'a>,
    values: Vec<(&'static str, Value<'a>)>,
    indexes: Vec<(&'static str, Index<'a>)>,
    /// The moments of the last notice's posts.
    oldest: &'a str,
    newest: &'a str,
    keeper: Keeper<'a>,
    page: Page<'a>,
    /// Every block is run once, whatever stands there.
    #[cfg(test)]
    is_dry: bool,
}

impl<'a> Script<'a> {
    /// One over these documents, each of which has its kind.
    pub fn new(documents: &'a [(usize, Tree<'a>)], mut keeper: Keeper<'a>, settings: &Settings<'a>) -> Self {
        let (base, tag) = parts_of(settings.source);
        let now = settings.now.map_or(String::new(), |now| long_digits(now.0.unsigned_abs()));
        let values = [
            // The moment, and what parts the source has.
            ("Now", keeper.keep(now)),
            ("Base", base),
            ("Tag", tag),
            ("Component", settings.component),
            ("Severity", settings.severity),
            ("Several", if documents.len() > 1 { "1" } else { "" }),
        ];
        let at = Item { value: Value::Text(""), key: "", list: "" };
        let mut script = Self {
            code: "",
            documents,
            at,
            values: Vec::new(),
            indexes: Vec::new(),
            oldest: "",
            newest: "",
            keeper,
            page: Page::default(),
            #[cfg(test)]
            is_dry: false,
        };
        for (name, text) in values {
            script.call(name, Value::Text(text));
        }
        script
    }

    /// Runs a text; gives the page that it fills in.
    pub fn run(mut self, code: &'static str) -> Page<'a> {
        self.code = code;
        self.block();
        debug_assert!(self.code.is_empty(), "cannot be read: {:?}", self.code);
        self.page.settle();
        self.page
    }

    /// The statements until the end of a block, or of the text.
    fn block(&mut self) {
        loop {
            let verb = self.word();
            match Verb::from_code(verb) {
                Some(kind) if kind <= Verb::Say => self.write(kind),
                Some(Verb::Affect) => {
                    let id = self.argument().text();
                    if let Some(last) = self.page.notices.last_mut().filter(|_| !id.is_empty()) {
                        last.affected.push(id);
                    }
                }
                Some(Verb::Let) => {
                    let (name, value) = (self.word(), self.argument());
                    self.call(name, value);
                }
                Some(Verb::Put) => {
                    let (name, key, value) = (self.word(), self.argument().text(), self.argument());
                    self.index(name).put(key, value);
                }
                Some(Verb::Remark) => {
                    let (pattern, value) = (self.argument().text(), self.argument().text());
                    self.page.remark(pattern, &[value]);
                }
                Some(kind @ (Verb::Now | Verb::Silence)) => {
                    let (value, field) = (self.argument(), self.word());
                    self.reports(value, field, kind == Verb::Silence);
                }
                Some(kind) => self.blocks(kind),
                None => {
                    let is_over = self.takes(b'}') || self.code.is_empty();
                    debug_assert!(is_over && verb.is_empty(), "no statement: {verb} {}", self.code);
                    return;
                }
            }
            self.skip();
            self.takes(b';');
        }
    }

    /// A statement that fills in a record, a new one or one that there is.
    fn write(&mut self, kind: Verb) {
        let (names, mut texts) = match kind {
            Verb::Page => (PAGE, self.page.head),
            Verb::Group => (GROUP, Texts::default()),
            Verb::Component | Verb::Mention | Verb::Overall => (COMPONENT, Texts::default()),
            Verb::Set => (NOTICE, self.page.notices.last().map(|last| last.texts).unwrap_or_default()),
            Verb::Notice => (NOTICE, Texts::default()),
            _ => (POST, Texts::default()),
        };
        self.fields(names, &mut texts);
        match kind {
            Verb::Page => self.page.head = texts,
            Verb::Group => add(&mut self.page.groups, &texts),
            Verb::Notice => {
                (self.oldest, self.newest) = ("", "");
                add(&mut self.page.notices, &texts);
            }
            Verb::Set => {
                if let Some(last) = self.page.notices.last_mut() {
                    last.texts = texts;
                }
            }
            Verb::Component | Verb::Mention => self.page.component(texts, kind == Verb::Component),
            Verb::Overall => {
                texts[ID] = "page";
                texts[NAME] = self.page.head[NAME];
                if texts[NAME].is_empty() {
                    texts[NAME] = "Status";
                }
                self.page.component(texts, true);
            }
            _ => {
                if kind == Verb::Post || !texts[1].is_empty() {
                    self.post(texts);
                }
            }
        }
    }

    fn fields(&mut self, names: &'static str, texts: &mut Texts<'a>) {
        loop {
            let name = self.word();
            if name.is_empty() {
                return;
            }
            let value = if self.takes(b'=') { self.expression() } else { self.at.value.get(name) };
            let text = codes::place(names, name).and_then(|place| texts.get_mut(place));
            debug_assert!(text.is_some(), "no field: {name}");
            if let Some(text) = text {
                *text = value.text();
            }
        }
    }

    fn post(&mut self, texts: Texts<'a>) {
        let at = texts[2];
        if let Some(time) = read(at) {
            if read(self.newest).is_none_or(|newest| time >= newest) {
                self.newest = at;
            }
            if read(self.oldest).is_none_or(|oldest| time < oldest) {
                self.oldest = at;
            }
        }
        if let Some(last) = self.page.notices.last_mut() {
            add(&mut last.posts, &texts);
        }
    }

    fn call(&mut self, name: &'static str, value: Value<'a>) {
        match self.values.iter_mut().find(|(other, _)| *other == name) {
            Some((_, known)) => *known = value,
            None => self.values.push((name, value)),
        }
    }

    #[expect(clippy::indexing_slicing, reason = "it was found, or put there")]
    fn index(&mut self, name: &'static str) -> &mut Index<'a> {
        let place = self.indexes.iter().position(|(other, _)| *other == name);
        let place = place.unwrap_or(self.indexes.len());
        if place == self.indexes.len() {
            self.indexes.push((name, Index::default()));
        }
        &mut self.indexes[place].1
    }

    /// The moments at which something has reported.
    fn reports(&mut self, value: Value<'a>, field: &str, is_silence: bool) {
        let now = self.named("Now").text();
        let (mut times, mut latest) = (Vec::new(), (read(now), now));
        for item in parts(value) {
            let text = item.get(field).text();
            if let Some(time) = read(text) {
                latest = latest.max((Some(time), text));
                times.push(time);
            }
        }
        if is_silence {
            let is_silent = read(now).is_some_and(|now| is_silent(&times, now));
            self.call("Silent", Value::flag(is_silent));
        } else {
            self.call("Now", Value::Text(latest.1));
        }
    }

    /// A statement with a block, once for each of its items.
    fn blocks(&mut self, verb: Verb) {
        let mut items = Vec::new();
        let mut list = 0;
        while !self.opens() {
            let found = Item { value: Value::Text(""), key: "", list: codes::word(LISTS, list) };
            match verb {
                Verb::Each => {
                    for value in parts(self.argument()) {
                        items.push(Item { value, ..found });
                    }
                }
                Verb::Fields => {
                    if let Value::Part(tree) = self.argument() {
                        for entry in tree.entries() {
                            items.push(Item { value: Value::Part(&entry.value), key: &entry.name, list: "" });
                        }
                    }
                }
                Verb::Every => {
                    let kind = self.word();
                    for (other, tree) in self.documents {
                        if number(kind) == Some(*other as u64) {
                            items.push(Item { value: Value::Part(tree), ..found });
                        }
                    }
                }
                Verb::Once => {
                    let name = self.word();
                    let index = self.index(name);
                    index.sort();
                    let mut last = None;
                    for entry in index.entries() {
                        if last != Some(entry.key) {
                            last = Some(entry.key);
                            items.push(Item { value: entry.value, key: entry.key, ..found });
                        }
                    }
                }
                Verb::Among => {
                    let (name, key) = (self.word(), self.argument().text());
                    let index = self.index(name);
                    index.sort();
                    let mut rest = index.from(key);
                    while let [entry, others @ ..] = rest
                        && entry.key == key
                    {
                        items.push(Item { value: entry.value, key, ..found });
                        rest = others;
                    }
                }
                _ => {
                    if self.argument().is_there() {
                        items.push(self.at);
                    }
                }
            }
            list += 1;
        }
        #[cfg(test)]
        if self.is_dry {
            items.truncate(1);
            items.resize(1, self.at);
        }
        let (start, outer) = (self.code, self.at);
        for item in items {
            self.code = start;
            self.at = item;
            self.block();
        }
        self.at = outer;
        self.code = behind(start);
    }
}

/// What parts an address has: the page's, without a query and without what Kener's own documents have behind it; and the tag of a badge,
/// `…/badge/<project>/<signature>/<tag>.json`, another word where it has none.
fn parts_of(source: &str) -> (&str, &str) {
    let path = take(&mut { source }, b'?');
    let (mut base, mut tag, mut rest) = (path, "", path);
    while !rest.is_empty() {
        let place = path.len() - rest.len();
        match take(&mut rest, b'/') {
            "dashboard-apis" => base = path.get(..place).unwrap_or_default(),
            "badge" => {
                take(&mut rest, b'/');
                take(&mut rest, b'/');
                (tag, rest) = (rest, "");
            }
            _ => {}
        }
    }
    let base = trimmed(base, b"/");
    let tag = tag.strip_suffix(".json").filter(|tag| !tag.is_empty());
    (if base.starts_with("http") { base } else { "" }, tag.unwrap_or("Checks"))
}

/// What `each` goes through.
fn parts<'a>(value: Value<'a>) -> Vec<Value<'a>> {
    let mut parts = Vec::new();
    match value {
        Value::Part(Tree::List(entries)) => {
            for entry in entries {
                parts.push(Value::Part(&entry.value));
            }
        }
        Value::Part(Tree::Record(_)) => parts.push(value),
        _ => {
            let mut rest = value.text();
            while !rest.is_empty() {
                let mut some = take(&mut rest, b',');
                while !some.is_empty() {
                    // What stands around the names of a pattern.
                    let part = trimmed(take(&mut some, b'|'), b" ^$()");
                    if !part.is_empty() {
                        parts.push(Value::Text(part));
                    }
                }
            }
        }
    }
    parts
}

/// A text without these signs at its ends.
fn trimmed<'t>(mut text: &'t str, signs: &[u8]) -> &'t str {
    while let [first, ..] = text.as_bytes()
        && signs.contains(first)
    {
        text = text.get(1..).unwrap_or_default();
    }
    while let [before @ .., last] = text.as_bytes()
        && signs.contains(last)
    {
        text = text.get(..before.len()).unwrap_or_default();
    }
    text
}

/// What stands behind the end of a block. No text in a script has such a sign in it.
fn behind(code: &'static str) -> &'static str {
    let mut depth = 1;
    for (place, sign) in code.bytes().enumerate() {
        match sign {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => continue,
        }
        if depth == 0 {
            return code.get(place + 1..).unwrap_or_default();
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::super::super::FORMATS;
    use super::super::texts::Texts;
    use super::*;
    use crate::feed::json::read_tree;

    fn run(code: &'static str, document: &str, is_dry: bool) -> String {
        let texts = Texts::new(4);
        let documents = [(0, read_tree(document.as_bytes()).expect("it is JSON"))];
        let settings = Settings::default();
        let mut script = Script::new(&documents, Keeper { texts: &texts, used: 0 }, &settings);
        script.is_dry = is_dry;
        super::super::document::document("x", &mut script.run(code))
    }

    /// Every word of every script is read: a wrong one is a panic here.
    #[test]
    fn every_word_of_every_script_is_known() {
        for format in FORMATS {
            run(format.script, "{}", true);
        }
    }

    #[track_caller]
    fn check(code: &'static str, document: &str, expected: &str) {
        let out = run(code, document, false);
        let expected = format!("{{\"page\":{{\"id\":\"x/\"}},\"components\":[{expected}]}}");
        assert_eq!(out, expected, "{code}");
    }

    #[test]
    fn finds_the_parts_of_an_address() {
        for (source, base, tag) in [
            ("https://k.x/", "https://k.x", "Checks"),
            ("https://k.x/a/?tags=b", "https://k.x/a", "Checks"),
            ("https://k.x/a/dashboard-apis/notifications?tags=b/c", "https://k.x/a", "Checks"),
            ("https://k.x/dashboard-apis/notifications", "https://k.x", "Checks"),
            ("https://h.x/badge/k/s/one/badge.json", "https://h.x/badge/k/s/one/badge.json", "one/badge"),
            ("https://h.x/badge/k/s.json", "https://h.x/badge/k/s.json", "Checks"),
            ("notifications.json", "", "Checks"),
            ("", "", "Checks"),
        ] {
            assert_eq!(parts_of(source), (base, tag), "{source}");
        }
    }

    #[test]
    fn goes_through_what_is_there() {
        let document = r#"{"a":[{"n":"1"},{"n":"2"}],"b":{"n":3},"c":"x, y|(z)","d":{"k":{"n":4}}}"#;
        let row = |id: &str| format!("{{\"id\":\"{id}\",\"name\":\"{id}\"}}");
        let rows = |ids: &[&str]| ids.iter().map(|id| row(id)).collect::<Vec<_>>().join(",");
        check("each 0.a 0.b 0.z { component id=n+List; }", document, &rows(&["1", "2", "31"]));
        check("each 0.c { component id=.; }", document, &rows(&["x", "y", "z"]));
        check("fields 0.d { component id=Key+n; }", document, &rows(&["k4"]));
        check("every 0 { component id=b.n; }", document, &rows(&["3"]));
        check("if 0.b { component id=0.b.n; } if 0.z { component id='z'; }", document, &rows(&["3"]));
        check("each 0.a { mention id='m'+n; mention id='m2'; }", document, &rows(&["m1", "m2"]));
        check(
            "put X 'b' 'y'; put X 'a' 'z'; put X 'b' 'w'; once X { component id=Key+.; }",
            "{}",
            &rows(&["az", "by"]),
        );
        check(
            "put X 'b' 'y'; put X 'a' 'z'; put X 'b' 'w'; among X 'b' { component id=.; }",
            "{}",
            &rows(&["y", "w"]),
        );
    }
}
