//! The three engines of the browsers that people have, and how a driver is asked for each. It starts no session.

use std::fmt;
use std::str::FromStr;

use serde_json::{Map, Value, json};

/// What Chromium needs to run as root in a container without a screen, and what keeps it from talking to others.
pub const CHROMIUM_FLAGS: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-dev-shm-usage",
];

/// Firefox starts processes ahead of need; with a new browser for each test that costs more than it spares.
const PRELAUNCH: &str = "dom.ipc.processPrelaunch.enabled";

/// An engine, under the name that its makers gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Engine {
    /// Chromium, Chrome, Edge.
    Blink,
    /// Firefox.
    Gecko,
    /// Safari; on Linux the small browser of WebKitGTK.
    WebKit,
}

impl Engine {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Blink, Self::Gecko, Self::WebKit];

    /// What to ask a driver for: the browser at this path, where it is not the driver's own choice. Only WebKit must know before
    /// it starts whether its reader prefers a dark page; of the others that can be asked later.
    pub(crate) fn capabilities(self, program: Option<&str>, dark: bool) -> Map<String, Value> {
        let (name, mut options) = match self {
            Self::Blink => ("goog:chromeOptions", json!({ "args": CHROMIUM_FLAGS })),
            Self::Gecko => {
                ("moz:firefoxOptions", json!({ "args": ["-headless"], "prefs": { PRELAUNCH: false } }))
            }
            Self::WebKit => ("webkitgtk:browserOptions", json!({ "args": webkit_flags(dark) })),
        };
        if let Some(program) = program {
            options["binary"] = json!(program);
        }
        let mut wanted = Map::new();
        wanted.insert(name.to_owned(), options);
        if self == Self::Blink {
            wanted.insert("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL" }));
        }
        wanted
    }
}

fn webkit_flags(dark: bool) -> &'static [&'static str] {
    if dark { &["--automation", "--dark-mode"] } else { &["--automation"] }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Blink => "Blink",
            Self::Gecko => "Gecko",
            Self::WebKit => "WebKit",
        })
    }
}

impl FromStr for Engine {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let same = |engine: &Self| engine.to_string().eq_ignore_ascii_case(name);
        Self::ALL.into_iter().find(same).ok_or_else(|| format!("\"{name}\" is none of blink, gecko, webkit"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_names_it_writes() {
        for engine in Engine::ALL {
            assert_eq!(engine.to_string().parse(), Ok(engine));
            assert_eq!(engine.to_string().to_lowercase().parse(), Ok(engine));
        }
        assert!("trident".parse::<Engine>().is_err());
    }

    #[test]
    fn names_the_program_only_where_there_is_one() {
        for engine in Engine::ALL {
            let named = Value::Object(engine.capabilities(Some("/opt/browser"), false)).to_string();
            assert!(named.contains(r#""binary":"/opt/browser""#), "{named}");
            let plain = Value::Object(engine.capabilities(None, false)).to_string();
            assert!(!plain.contains("binary"), "{plain}");
        }
    }
}
