//! From what a page writes as its source to the address of the feed.
//!
//! Addresses stay texts here: the browser resolves what is relative.

use crate::feed::{AUTO, STATUSPAGE};
use crate::scan::{cut, take};

/// Where the feed of this source is: the source itself when it names a document or carries a query, else the summary
/// that a status page keeps below its base.
///
/// `www/embed/door/source.js` follows the same rule to ask for the first answer before the widget itself is there.
pub fn feed_url(source: &str) -> String {
    let address = take(&mut { source }, b'#');
    if is_feed(address) {
        return address.to_owned();
    }
    let mut base = address;
    while let Some(shorter) = base.strip_suffix('/') {
        base = shorter;
    }
    [base, "/api/v2/summary.json"].concat()
}

/// What is asked for a source of this format: its feed, or another system by name and source, a line each, whose documents
/// `www/embed/formats` knows.
pub fn address(source: &str, format: &str) -> String {
    match format {
        AUTO | STATUSPAGE => feed_url(source),
        other => [other, "\n", source].concat(),
    }
}

/// Whether an address is a feed's own: that of a document, or one with a query.
pub fn is_feed(address: &str) -> bool {
    let folder = address.bytes().rposition(|byte| byte == b'/').and_then(|slash| address.get(..slash));
    // Of `https://status.json` the end is a host, not a document.
    let is_document = address.ends_with(".json") && folder.is_some_and(|folder| !folder.ends_with('/'));
    is_document || cut(address, b'?').is_some()
}

/// Where the history beside a summary is: the incidents that have ended, too. `None` for a feed that is no summary.
pub fn history_url(source: &str) -> Option<String> {
    let url = feed_url(source);
    let (address, query) =
        cut(&url, b'?').map_or((url.as_str(), ""), |(address, _)| url.split_at(address.len()));
    let folder = address.strip_suffix("summary.json").filter(|folder| folder.ends_with('/'))?;
    Some([folder, "incidents.json", query].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_a_base_from_a_document() {
        let summary = "https://status.example.com/api/v2/summary.json";
        for (source, expected) in [
            ("https://status.example.com", summary),
            ("https://status.example.com/", summary),
            ("https://status.example.com/#incidents", summary),
            (summary, summary),
            ("https://example.com/status", "https://example.com/status/api/v2/summary.json"),
            ("https://example.com/a.json", "https://example.com/a.json"),
            ("https://example.com/status?format=json", "https://example.com/status?format=json"),
            ("https://status.json", "https://status.json/api/v2/summary.json"),
            ("/status", "/status/api/v2/summary.json"),
            ("/status/feed.json", "/status/feed.json"),
            ("/feed.json", "/feed.json"),
        ] {
            assert_eq!(feed_url(source), expected, "{source}");
        }
    }

    #[test]
    fn finds_the_history_beside_a_summary() {
        for (source, expected) in [
            ("https://status.example.com", Some("https://status.example.com/api/v2/incidents.json")),
            ("/status/summary.json?key=1", Some("/status/incidents.json?key=1")),
            ("https://example.com/incidents.json", None),
            ("https://example.com/my-summary.json", None),
            ("https://example.com/feed?format=json", None),
        ] {
            assert_eq!(history_url(source).as_deref(), expected, "{source}");
        }
    }
}
