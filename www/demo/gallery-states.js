// Every state that the widget can be in, as the documents of a made-up status page. The page's clock stands still, so that each looks
// the same on any day. What is shown of them is for the widget to say.

/** Now, in ms since 1970: 10 March 2026, 12:00 UTC. */
export const NOW = Date.UTC(2026, 2, 10, 12);

const COMPONENTS = ["Desk", "Chat", "Portal", "Search", "Reports", "Telephony"];
const LONG = "Customer Conversations and Shared Team Inboxes (Europe, Middle East and Africa)";
const ADDRESS = "https://status.fernline.example";
const hours = (count) => count * 60;
const days = (count) => hours(24 * count);
/** So many minutes after now. */
const at = (minutes) => new Date(NOW + minutes * 60e3).toISOString();
const named = (name) => ({ id: `c-${[...COMPONENTS, LONG].indexOf(name)}`, name });

/** A `summary.json`: how components are, where not well; what is open; what is planned. */
function summary(statuses, incidents = [], maintenances = []) {
  const row = (name) => ({ ...named(name), status: statuses[name] || "operational", group: false, group_id: null });
  const names = LONG in statuses ? [...COMPONENTS, LONG] : COMPONENTS;
  return {
    page: { id: "fernline", name: "Fernline", url: ADDRESS, time_zone: "Etc/UTC", updated_at: at(0) },
    components: names.map(row),
    incidents,
    scheduled_maintenances: maintenances,
    status: { indicator: "none", description: "All Systems Operational" },
  };
}

/** Posts are `[minutes, stage, body]`, newest first; the stage is that of the first. */
function incident(name, impact, components, posts, more) {
  const id = String(name).toLowerCase().replace(/\W+/g, "-").slice(0, 40);
  return {
    id, name, impact, status: posts[0][1], components: components.map(named), shortlink: `${ADDRESS}/incidents/${id}`,
    created_at: at(posts[posts.length - 1][0]), started_at: at(posts[posts.length - 1][0]), updated_at: at(posts[0][0]), resolved_at: null,
    incident_updates: posts.map(([minutes, status, body], index) => ({ id: `${id}-${index}`, status, body, display_at: at(minutes), affected_components: [] })),
    ...more,
  };
}

/** From and until are minutes from now. */
function maintenance(name, components, from, until, posts) {
  return incident(name, "maintenance", components, posts, { scheduled_for: at(from), scheduled_until: at(until) });
}

const slow = [
  [-12, "identified", "The database that holds conversations answers slowly. We are moving its load to a second one."],
  [-44, "investigating", "Some conversations take several seconds to open. We are looking into it."],
];
const minor = () => summary({ Desk: "degraded_performance" }, [incident("Conversations open slowly", "minor", ["Desk"], slow)]);
const planned = [[-days(2), "scheduled", "We are moving to larger machines. Desk cannot be reached for some minutes during this window."]];
const over = [-4, "resolved", "Conversations have opened at their usual speed since 11:40. Thank you for your patience."];
const ended = { resolved_at: at(-20) };
const postmortem = `On 10 March, conversations opened slowly for half an hour.

## What happened

An index of the database had not been rebuilt after last week's upgrade.

## What we do about it

* The rebuild is now a **step of the upgrade** itself.
* An alarm tells us of slow queries [within a minute](${ADDRESS}/alarms).`;
const html = `<p>We have found <strong>two causes</strong>:</p><ul><li>a full disk in <em>Frankfurt</em>,</li><li>a retry loop in our own app.</li></ul>
<p>Follow along on <a href="${ADDRESS}/incidents/attachments">the incident's page</a>, or call <a href="tel:+4930123">us</a>.</p>`;
const plain = `We are still at work on this.

What you can do meanwhile:
- reload the page once,
- use https://lite.fernline.example/start, which is not affected.

Next update at 12:30 UTC.`;
const down = (...names) => Object.fromEntries(names.map((name) => [name, "major_outage"]));
const isOut = (...names) => summary(down(...names), [
  incident("Connections are refused", "critical", names, [[-6, "investigating", "Nothing gets through at the moment. All hands are on it."]]),
]);
/** An incident of these posts and no other trouble. */
const told = (name, posts) => [summary({ Desk: "degraded_performance" }, [incident(name, "minor", ["Desk"], posts)])];

/** Others that a page may depend on, in what state, and whose they are. */
const BESIDE = [["critical", "Paylark"], ["major", "Mailwright"], ["maintenance", "Quillhaven"], ["several", "Ostrava Maps"]];

/**
 * By the name in the page's address: a label, what the status page serves first and then (`null`: it can no longer be read), its
 * history, options of the widget; and what else stands at the same edge, each the name of a state and whose it is.
 */
export const STATES = {
  operational: { label: "All operational", documents: [summary({})] },
  information: {
    label: "Information", options: { minimum: "info" },
    documents: [summary({}, [incident("Invoices of February arrive late", "none", ["Reports"], [[-90, "monitoring", "They are on their way."]])])],
  },
  minor: { label: "Minor incident", documents: [minor()] },
  major: {
    label: "Major incident",
    documents: [summary({ Chat: "partial_outage" }, [incident("Chat messages are lost", "major", ["Chat"], [[-9, "investigating", "One message in four does not arrive."]])])],
  },
  critical: { label: "Critical incident", documents: [isOut("Desk")] },
  component: { label: "Component in trouble, no incident", documents: [summary({ Search: "partial_outage" })] },
  two: { label: "Two components", documents: [isOut("Desk", "Chat")] },
  three: { label: "Three components", documents: [isOut("Desk", "Chat", "Portal")] },
  five: { label: "Five components", documents: [isOut("Desk", "Chat", "Portal", "Search", "Reports")] },
  "page-wide": {
    label: "No component named",
    documents: [summary({}, [incident("Sign-in fails for some customers", "major", [], [[-18, "identified", "A certificate has expired."]])])],
  },
  several: {
    label: "Three notices",
    documents: [summary(
      { Desk: "degraded_performance", Chat: "major_outage", Search: "partial_outage" },
      [incident("Conversations open slowly", "minor", ["Desk"], slow), incident("Chat cannot be reached", "critical", ["Chat"], [[-3, "investigating", "We are looking into it."]])],
    )],
  },
  monitoring: { label: "Being watched", documents: told("Conversations open slowly", [[-2, "monitoring", "The fix is in."], ...slow]) },
  maintenance: {
    label: "Maintenance under way",
    documents: [summary({ Desk: "under_maintenance" }, [], [
      maintenance("Larger machines", ["Desk"], -25, 35, [[-25, "in_progress", "We have begun."], ...planned]),
    ])],
  },
  upcoming: { label: "Maintenance ahead", documents: [summary({}, [], [maintenance("Larger machines", ["Desk"], 95, 155, planned)])] },
  "many-upcoming": {
    label: "Five maintenances ahead",
    documents: [summary({}, [], COMPONENTS.slice(0, 5).map((name, index) =>
      maintenance(`Larger machines for ${name}`, [name], hours(2 + 3 * index), hours(3 + 3 * index), planned)))],
  },
  resolved: {
    label: "Back to normal",
    documents: [minor(), summary({})],
    history: { incidents: [incident("Conversations open slowly", "minor", ["Desk"], [over, ...slow], ended)] },
  },
  postmortem: {
    label: "Back to normal, with a postmortem",
    documents: [minor(), summary({})],
    history: { incidents: [incident("Conversations open slowly", "minor", ["Desk"], [[-1, "postmortem", postmortem], over, ...slow], ended)] },
  },
  long: {
    label: "Long names and titles",
    documents: [summary({ [LONG]: "partial_outage" }, [incident(
      "Some customers in several regions may see intermittent errors, delays of up to four minutes or missing attachments while opening conversations that were archived before February, including those moved_by_automation_rules_without_a_human_in_between_them",
      "major", [LONG], [[-31, "investigating", "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung_und_weitere_sehr_lange_Wörter_ohne_Pause. We are looking into it."]],
    )])],
  },
  untitled: { label: "No title", documents: [summary({}, [incident(null, "minor", [], [[-5, "investigating", ""]])])] },
  "many-updates": {
    label: "Forty updates",
    documents: told("Conversations open slowly", [...Array(39)].map((_, index) =>
      [-12 - 30 * index, "identified", `Update ${40 - index}: the copy is at ${98 - 2 * index} per cent.`]).concat([slow[1]].map(([, ...post]) => [-hours(20), ...post]))),
  },
  html: { label: "Posts of HTML", documents: told("Attachments are missing", [[-7, "identified", html], slow[1]]) },
  plain: { label: "Posts of plain text", documents: told("Attachments are missing", [[-7, "identified", plain], slow[1]]) },
  "right-to-left": {
    label: "A feed in Arabic",
    documents: told("بطء في فتح المحادثات (Desk)", [
      [-7, "identified", "وجدنا السبب، وهو قرص ممتلئ في فرانكفورت.\nالتفاصيل: https://status.fernline.example/incidents/7"],
      [-40, "investigating", "نبحث في الأمر الآن."],
    ]),
  },
  "as-of": { label: "The status page has gone", documents: [minor(), null] },
  stale: { label: "Gone for too long (after 30 s)", documents: [minor(), null], options: { refresh: "15s", "max-age": "30s" } },
};

for (const [count, word] of [[2, "Two"], [3, "Three"], [5, "Five"]]) {
  STATES[`stack-${count}`] = {
    label: `${word} banners`, documents: [minor()], options: { name: "Fernline" }, beside: BESIDE.slice(0, count - 1),
  };
}
