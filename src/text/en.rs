//! English.

use super::Words;

/// English.
pub const EN: Words = Words {
    degraded: "% degraded",
    partly_down: "% partly down",
    down: "% down",
    under_maintenance: "% under maintenance",
    back_to_normal: "% back to normal",
    planned: "% maintenances planned",
    untitled_incident: "Service incident",
    untitled_maintenance: "Maintenance",

    and: " and ",
    comma: ", ",
    more: "% more",

    affects: "Affects: %",
    updated: "Updated %",
    started: "Started %",
    starts: "Starts %",
    ends: "Ends %",
    lasted: "Lasted %",
    as_of: "As of %",

    severities: ["Information", "Maintenance", "Minor problem", "Major problem", "Critical problem"],
    stages: [
        "Investigating",
        "Identified",
        "Monitoring",
        "Resolved",
        "Postmortem",
        "Scheduled",
        "In progress",
        "Verifying",
        "Completed",
        "Open",
    ],

    view_page: "View status page",
    view_incident: "Read more",
    read_postmortem: "Read the postmortem",
    show_details: "Details",
    hide_details: "Hide details",
    dismiss: "Dismiss",
    older: "Show % older",
    notices: "% notices",
    others: "+% more",
    region: "Service status",
    preview: "Preview",
};
