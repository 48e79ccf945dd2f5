//! Makes another input of an input: documents stay documents, with other words, fields and elements in them.
//!
//! Everything follows from the seed. It knows the words of the format, and no rule.

use crate::input::SEPARATOR;
use serde_json::Value;
use std::sync::LazyLock;

/// The words of the format and of the settings; libFuzzer reads the same file.
static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let words = include_str!("../words.dict").lines().filter(|line| line.starts_with('"'));
    words.map(|line| line.trim_matches('"')).collect()
});

/// The settings that bear on anything, and values beside those in [`WORDS`].
const SETTINGS: &str = "\
source=https://status.example.com components=a components=Group,b exclude=b exclude=a minimum=info minimum=minor \
minimum=major minimum=critical page-wide=hide confirm=yes maintenance=active maintenance=off maintenance=1h resolved=off \
resolved=8d dismiss=update dismiss=never dismiss=off refresh=15s refresh=1h max-age=2m href=https://x.example now=2026-03-10T12:00:00Z \
now=2026-03-12T00:00:00Z now=1970-01-01T00:00:00Z age=1h age=10m failing=1 returning=1 later=1m later=31m later=8d close=1";

/// Another input of this one.
pub fn mutate(bytes: &[u8], seed: u32) -> Vec<u8> {
    let mut dice = Dice::new(seed);
    let mut parts: Vec<Vec<u8>> = bytes.splitn(5, |byte| *byte == SEPARATOR).map(<[u8]>::to_vec).collect();
    for _ in 0..=dice.below(3) {
        match dice.below(10) {
            0 => {
                let setting = dice.pick(&SETTINGS.split(' ').collect::<Vec<_>>()).as_bytes();
                let settings = part(&mut parts, 1);
                settings.splice(0..0, [setting, b"\n"].concat());
            }
            1 => part(&mut parts, 1).clear(),
            // The later document, or the history, is a document of the same page.
            2 => {
                let other = dice.pick(&[2, 3]);
                *part(&mut parts, other) = parts[0].clone();
                document(part(&mut parts, other), &mut dice);
            }
            3 => document(part(&mut parts, 2), &mut dice),
            4 => document(part(&mut parts, 3), &mut dice),
            _ => document(part(&mut parts, 0), &mut dice),
        }
    }
    parts.join(&SEPARATOR)
}

/// A document with nothing in it but the words of the format, since most of a real one is read by no widget. `None` for
/// what is no JSON.
pub fn lean(document: &[u8]) -> Option<Vec<u8>> {
    let mut document = serde_json::from_slice(document).ok()?;
    strip(&mut document);
    Some(document.to_string().into_bytes())
}

fn strip(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(strip),
        Value::Object(fields) => {
            fields.retain(|name, value| !value.is_null() && WORDS.contains(&name.as_str()));
            fields.values_mut().for_each(strip);
        }
        Value::String(text) => *text = text.chars().take(40).collect(),
        _ => {}
    }
}

/// A part, made where it is missing.
fn part(parts: &mut Vec<Vec<u8>>, place: usize) -> &mut Vec<u8> {
    if parts.len() <= place {
        parts.resize(place + 1, Vec::new());
    }
    &mut parts[place]
}

/// Changes a document in one place; what is none stays as it is.
fn document(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let Ok(mut document) = serde_json::from_slice::<Value>(bytes) else { return };
    let donor = some_part(&document, dice).clone();
    change(&mut document, donor, dice);
    *bytes = document.to_string().into_bytes();
}

/// A part of a document, any one.
fn some_part<'v>(value: &'v Value, dice: &mut Dice) -> &'v Value {
    let children: Vec<&Value> = match value {
        Value::Array(items) => items.iter().collect(),
        Value::Object(fields) => fields.values().collect(),
        _ => Vec::new(),
    };
    if children.is_empty() || dice.below(5) == 0 { value } else { some_part(dice.pick(&children), dice) }
}

fn change(value: &mut Value, donor: Value, dice: &mut Dice) {
    let stays = dice.below(4) > 0;
    match value {
        Value::Array(items) if !items.is_empty() => {
            let (place, other) = (dice.below(items.len()), dice.below(items.len()));
            match dice.below(5) {
                _ if stays => change(&mut items[place], donor, dice),
                0 => _ = items.remove(place),
                1 => items.push(items[place].clone()),
                2 => items.swap(place, other),
                _ => items.insert(place, donor),
            }
        }
        Value::Object(fields) if !fields.is_empty() => {
            let names: Vec<String> = fields.keys().cloned().collect();
            let name = dice.pick(&names);
            match (dice.below(3), fields.get_mut(&name)) {
                (_, Some(field)) if stays => change(field, donor, dice),
                (0, _) => _ = fields.remove(&name),
                (1, _) => _ = fields.insert(word(dice), donor),
                _ => _ = fields.insert(word(dice), Value::from(word(dice))),
            }
        }
        leaf => {
            *leaf = match dice.below(8) {
                0 => donor,
                1 => Value::Null,
                2 => Value::from(Vec::<Value>::new()),
                3 => dice.pick(&[Value::from(0), Value::from(true), Value::from(1.5)]),
                _ => Value::from(word(dice)),
            }
        }
    }
}

fn word(dice: &mut Dice) -> String {
    // And words that no dictionary can hold, since they stand there as they do in the text.
    let odd = ["a\tb", "\u{1f}", "\u{0}", "\u{200b}", "\u{202e}a", "\""];
    if dice.below(20) == 0 { dice.pick(&odd).to_owned() } else { dice.pick(&WORDS).to_owned() }
}

/// Numbers that look like chance, the same ones for the same seed.
struct Dice(u64);

impl Dice {
    fn new(seed: u32) -> Self {
        Self((u64::from(seed) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % bound
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }
}
