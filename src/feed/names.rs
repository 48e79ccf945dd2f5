//! The formats beside Statuspage, once: the module of each and the name by which `format` calls it.
//!
//! What they are stands in `foreign/`, which a banner page's wasm has not. That one knows their names alone.

/// Hands the list to another macro.
macro_rules! with_formats {
    ($then:ident) => {
        $then! {
            alertmanager "alertmanager",
            better_stack "better-stack",
            cachet "cachet",
            cstate "cstate",
            flashduty "flashduty",
            gatus "gatus",
            healthchecks "healthchecks",
            incident_io "incident-io",
            instatus "instatus",
            kener "kener",
            oneuptime "oneuptime",
            openstatus "openstatus",
            own "own",
            pagerduty "pagerduty",
            slack "slack",
            status_io "status-io",
            statuspal "statuspal",
            upptime "upptime",
            uptime_kuma "uptime-kuma",
            uptimeflare "uptimeflare",
            vigil "vigil",
        }
    };
}

macro_rules! accepted {
    ($($module:ident $name:literal,)+) => {
        /// What `format` accepts: [`AUTO`], [`STATUSPAGE`] and every other format, each between backticks.
        pub const ACCEPTED: &str = concat!("`auto`, `statuspage`", $(", `", $name, "`"),+);
    };
}

with_formats!(accepted);

/// The body tells which it is.
pub const AUTO: &str = "auto";

/// The one format that is read as it is.
pub const STATUSPAGE: &str = "statuspage";

/// Whether `format` accepts this.
pub fn is_format(name: &str) -> bool {
    let mut rest = ACCEPTED;
    while !rest.is_empty() {
        if crate::scan::take(&mut rest, b'`') == name {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_its_names() {
        for name in ["auto", "statuspage", "alertmanager", "uptime-kuma", "vigil"] {
            assert!(is_format(name), "{name}");
        }
        for name in ["rss", "uptime", "Vigil", "vigil`"] {
            assert!(!is_format(name), "{name}");
        }
    }
}
