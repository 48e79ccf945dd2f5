//! From what a page writes as its source to the address of the feed.
//!
//! Addresses stay texts here: the browser resolves what is relative.

/// Where the feed of this source is: the source itself when it names a document or carries a query, else the summary
/// that a status page keeps below its base.
///
/// `www/embed/early.js` follows the same rule to ask for the first answer while the widget itself is still loading.
pub fn feed_url(source: &str) -> String {
    let (address, _fragment) = source.split_once('#').unwrap_or((source, ""));
    let path = address.split_once("://").map_or(address, |(_, rest)| rest);
    let document = path
        .split_once('/')
        .and_then(|(_, path)| path.rsplit('/').next())
        .unwrap_or_default();
    if address.contains('?') || document.ends_with(".json") {
        return address.to_owned();
    }
    [address.trim_end_matches('/'), "/api/v2/summary.json"].concat()
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
            (
                "https://example.com/status",
                "https://example.com/status/api/v2/summary.json",
            ),
            ("https://example.com/a.json", "https://example.com/a.json"),
            (
                "https://example.com/status?format=json",
                "https://example.com/status?format=json",
            ),
            ("https://status.json", "https://status.json/api/v2/summary.json"),
            ("/status", "/status/api/v2/summary.json"),
            ("/status/feed.json", "/status/feed.json"),
        ] {
            assert_eq!(feed_url(source), expected, "{source}");
        }
    }
}
