//! The element's events, and the parts and custom properties by which a page styles it, each in a sentence for editors. The options are the
//! registry's. Tests hold events and properties to types and style both ways; of parts these are the ones that stay (others may change).
//! docs/events.md has all of them.

/// An event: its name, the type of its detail, and when it comes.
pub const EVENTS: &[(&str, &str, &str)] = &[
    ("status-widget-change", "State", "What is shown has changed; also once at first."),
    ("status-widget-show", "State", "A notice shows that did not before: the first, or one more."),
    ("status-widget-open", "State", "The reader has opened the details."),
    ("status-widget-dismiss", "State", "The reader has dismissed something; the detail is the state before."),
    ("status-widget-link", "{ href: string }", "The reader follows a link."),
    (
        "status-widget-error",
        "ErrorDetail",
        "Something is wrong with the feed, the options or the widget itself.",
    ),
];

/// A part, as `::part()` knows it, and what it is.
pub const PARTS: &[(&str, &str)] = &[
    ("banner", "All that shows."),
    ("name", "Whose status it is."),
    ("headline", "What is the matter."),
    ("message", "The title of the incident."),
    ("meta", "Stage, times and components."),
    ("link", "The link to the status page."),
    ("toggle", "The button that opens the details."),
    ("dismiss", "The close button."),
    ("details", "What opens: all notices with their updates."),
    ("notice", "One notice in the details."),
    ("put-away", "The button that dismisses one notice."),
    ("update", "One update of a notice."),
    ("left-out", "The link to what is more than is read of a document."),
];

/// A custom property that a page sets, its default, and what it is.
pub const PROPERTIES: &[(&str, &str, &str)] = &[
    ("--status-widget-background", "", "What is behind the text."),
    ("--status-widget-color", "", "The colour of the text."),
    ("--status-widget-font", "system-ui", "The font, as `font-family` has it."),
    ("--status-widget-inset", "", "How far it stands from the edges, as `inset` has it."),
    ("--status-widget-max-width", "100em", "How wide what is in it may become."),
    ("--status-widget-radius", ".625em", "How round the corners are."),
    ("--status-widget-z-index", "2147483000", "What it stands above of the page."),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    const TYPES: &str = include_str!("../../../www/embed/status-widget.d.ts");
    const STYLE: &str = include_str!("../../../www/embed/status-widget.css");
    const PAGE: &str = include_str!("../../../docs/events.md");
    const TABLES: [&str; 2] =
        [include_str!("../../../src/shell/dom/banner.rs"), include_str!("../../../src/shell/dom/details.rs")];

    #[test]
    fn types_and_manifest_have_the_same_events() {
        let (_, rest) = TYPES.split_once("export interface StatusWidgetEvents {").unwrap();
        let (body, _) = rest.split_once("\n}\n").unwrap();
        let typed: BTreeSet<String> = body
            .lines()
            .filter_map(|line| line.trim().strip_prefix('\''))
            .map(|line| line.replace("': CustomEvent<", "=").trim_end_matches(">;").to_owned())
            .collect();
        let told = EVENTS.iter().map(|(name, detail, _)| format!("{name}={detail}")).collect();
        assert_eq!(typed, told);
    }

    #[test]
    fn the_page_for_users_has_every_event_part_and_property() {
        let parts: Vec<&str> = PARTS.iter().map(|(name, _)| *name).collect();
        assert!(PAGE.contains(&format!("::part({})", parts.join(" | "))));
        let others = EVENTS.iter().chain(PROPERTIES).map(|(name, ..)| *name);
        for name in others.chain(parts) {
            assert!(PAGE.contains(&format!("\n| `{name}` |")), "{name}");
        }
    }

    #[test]
    fn every_part_is_in_a_table_of_the_banner() {
        for (part, _) in PARTS {
            let is_there = TABLES.iter().any(|table| table.contains(&format!("\" \"{part}\" \"")));
            assert!(is_there, "{part}");
        }
    }

    #[test]
    fn every_property_is_in_the_style_and_the_other_way_round() {
        let used: BTreeSet<&str> = STYLE
            .match_indices("--status-widget-")
            .map(|(at, _)| {
                let rest = &STYLE[at..];
                let end = rest.find(|char: char| !char.is_ascii_alphanumeric() && char != '-');
                &rest[..end.unwrap_or(rest.len())]
            })
            .collect();
        assert_eq!(used, PROPERTIES.iter().map(|(name, _, _)| *name).collect());
    }
}
