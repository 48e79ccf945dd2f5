//! The status page for people: plain pages made of the same documents. It is scenery for the demo, not part of the product.

use std::fmt::Write;

use serde_json::Value;

/// Its style, a file beside the host page's own.
pub const STYLE: &str = include_str!("../../../www/demo/status.css");

/// All components, and what is or was wrong.
pub fn overview(summary: &Value, history: &Value) -> String {
    let indicator = text(&summary["status"]["indicator"]);
    let mut body = format!(
        "<p class=\"overall {}\">{}</p>",
        escape(indicator),
        escape(text(&summary["status"]["description"]))
    );
    list(&summary["incidents"]).for_each(|incident| entry(&mut body, incident));
    body.push_str("<ul class=\"components\">");
    let components: Vec<&Value> = list(&summary["components"]).collect();
    // Members stand under their group, in the order of the document.
    for row in components.iter().filter(|row| row["group_id"].is_null()) {
        component(&mut body, row);
        if row["group"] == true {
            body.push_str("<li><ul>");
            for member in components.iter().filter(|member| member["group_id"] == row["id"]) {
                component(&mut body, member);
            }
            body.push_str("</ul></li>");
        }
    }
    body.push_str("</ul><h2>Past incidents</h2>");
    let open = |incident: &Value| list(&summary["incidents"]).any(|open| open["id"] == incident["id"]);
    list(&history["incidents"])
        .filter(|incident| !open(incident))
        .for_each(|incident| entry(&mut body, incident));
    page(&format!("{} status", text(&summary["page"]["name"])), &body)
}

/// One incident with all its posts, the newest first.
pub fn incident(incident: &Value) -> String {
    let mut body = String::from("<p><a href=\"/\">All incidents</a></p>");
    for update in list(&incident["incident_updates"]) {
        let mut text_of = String::new();
        let markdown = text(&update["body"]).to_owned();
        // Posts other than a postmortem are plain text whose line breaks count.
        if update["status"] == "postmortem" {
            pulldown_cmark::html::push_html(&mut text_of, pulldown_cmark::Parser::new(&markdown));
        } else {
            _ = write!(text_of, "<p>{}</p>", escape(&markdown));
        }
        _ = write!(
            body,
            "<article><h2>{}</h2>{text_of}<p><time>Posted {}</time></p></article>",
            escape(&words(text(&update["status"]))),
            clock(text(&update["display_at"])),
        );
    }
    let affected: Vec<&str> =
        list(&incident["components"]).map(|component| text(&component["name"])).collect();
    if !affected.is_empty() {
        _ = write!(body, "<p>This incident affected: {}.</p>", escape(&affected.join(", ")));
    }
    page(text(&incident["name"]), &body)
}

/// No such page.
pub fn missing(path: &str) -> String {
    page(
        "Not found",
        &format!("<p>There is nothing at {}.</p><p><a href=\"/\">All components</a></p>", escape(path)),
    )
}

fn entry(body: &mut String, incident: &Value) {
    _ = write!(
        body,
        "<article><h3><a href=\"/incidents/{}\">{}</a></h3><p><b>{}</b> <time>{}</time></p></article>",
        escape(text(&incident["id"])),
        escape(text(&incident["name"])),
        escape(&words(text(&incident["status"]))),
        clock(text(&incident["updated_at"])),
    );
}

fn component(body: &mut String, row: &Value) {
    let status = text(&row["status"]);
    _ = write!(
        body,
        "<li><span>{}</span> <b class=\"{}\">{}</b></li>",
        escape(text(&row["name"])),
        escape(status),
        escape(&words(status))
    );
}

fn page(title: &str, body: &str) -> String {
    let title = escape(title);
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"/status.css\"></head>\
         <body><main><h1>{title}</h1>{body}</main></body></html>"
    )
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// `degraded_performance` → "Degraded performance".
fn words(code: &str) -> String {
    let spaced = code.replace('_', " ");
    let mut letters = spaced.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// `2021-10-08T13:15:24.318-03:00` → `2021-10-08, 13:15 GMT-03:00`.
fn clock(time: &str) -> String {
    match (time.get(..10), time.get(11..16), time.get(23..)) {
        (Some(day), Some(minute), Some(zone)) => {
            escape(&format!("{day}, {minute} GMT{}", zone.trim_matches('Z')))
        }
        _ => escape(time),
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::super::story::STOPS;
    use super::*;

    #[test]
    fn tells_the_story_to_people() {
        let stop = &STOPS[5];
        let page = overview(&stop.summary(), &stop.history());
        assert!(page.contains("<b class=\"operational\">Operational</b>"), "{page}");
        let page = incident(&stop.history()["incidents"][0]);
        for words in [
            "<h2>Postmortem</h2>",
            "<h2>What happened</h2>",
            "2021-10-15, 19:23 GMT-03:00",
            "affected: Desk.",
        ] {
            assert!(page.contains(words), "no {words} in {page}");
        }
    }

    #[test]
    fn words_of_a_feed_stay_words() {
        let page = overview(&serde_json::json!({ "page": { "name": "<b>" } }), &Value::Null);
        assert!(page.contains("&lt;b&gt; status") && !page.contains("<b>"), "{page}");
    }
}
