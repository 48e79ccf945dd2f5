/** The widget's script interface: the global `StatusWidget` that `status-widget.js` defines, and the element `<status-widget>`. */

export type Severity = 'info' | 'maintenance' | 'minor' | 'major' | 'critical';
export type Level = 'unknown' | 'operational' | Severity;

/** A span of time: `90s`, `15m`, `24h`, `8d`. */
export type Duration = `${number}${'s' | 'm' | 'h' | 'd'}`;

// Made from src/options and src/feed by `UPDATE_README=1 cargo test --test readme`.

/** The status systems that are read: https://github.com/status-widget/status-widget/blob/main/docs/formats.md */
export type Format =
  | 'auto' | 'statuspage' | 'alertmanager' | 'better-stack' | 'cachet' | 'cstate' | 'flashduty' | 'gatus'
  | 'healthchecks' | 'incident-io' | 'instatus' | 'kener' | 'oneuptime' | 'openstatus' | 'own' | 'pagerduty'
  | 'slack' | 'status-io' | 'statuspal' | 'upptime' | 'uptime-kuma' | 'uptimeflare' | 'vigil';

/** The names of the widget's own texts; what each is for: https://github.com/status-widget/status-widget/blob/main/src/text/catalog/en.txt */
export type MessageKey =
  | 'degraded' | 'partlyDown' | 'down' | 'underMaintenance' | 'backToNormal' | 'planned' | 'untitledIncident' | 'untitledMaintenance'
  | 'more' | 'list' | 'affects' | 'updated' | 'started' | 'starts' | 'ends' | 'lasted'
  | 'asOf' | 'minutesAgo' | 'hoursAgo' | 'daysAgo' | 'inMinutes' | 'inHours' | 'inDays' | 'minutes'
  | 'hours' | 'days' | 'duration' | 'info' | 'maintenance' | 'minor' | 'major' | 'critical'
  | 'investigating' | 'identified' | 'monitoring' | 'resolved' | 'postmortem' | 'scheduled' | 'inProgress' | 'verifying'
  | 'completed' | 'cancelled' | 'open' | 'viewPage' | 'viewIncident' | 'readPostmortem' | 'showDetails' | 'hideDetails'
  | 'dismiss' | 'older' | 'leftOut' | 'notices' | 'others' | 'region' | 'preview';

/** The rule that decided: https://github.com/status-widget/status-widget/blob/main/docs/behaviour.md */
export type Because =
  | 'open' | 'in-trouble' | 'under-way' | 'ahead' | 'recovered' | 'ended' | 'filtered-out' | 'page-wide-off'
  | 'unconfirmed' | 'below-minimum' | 'covered' | 'maintenance-off' | 'too-early' | 'window-past' | 'not-seen-before' | 'dismissed'
  | 'stale';

/** The options of both markup and script, by the names of script. */
export interface WrittenOptions {
  /** A status page's base URL (its `/api/v2/summary.json` is read), or a feed's own URL; several, separated by spaces, are tried in order until one answers. */
  source?: string | readonly string[];
  /** The status system of the source, by name; it also says how a base URL is completed. `auto` recognises it by the response. With several sources: one name for each, in the same order, separated by spaces; the last one also holds for the rest. Default: `auto`. */
  format?: Format | readonly Format[] | (string & {});
  /** The name of the service ("Stripe"), shown before the headline, for a page that depends on more than one. Takes a name. */
  name?: string;
  /** Comma-separated patterns of the page's path (`/inbox*`, `/reports/**`): it shows only while one of them matches, and follows the navigation of a single-page app. `*` is anything within a part of the path, `**` any number of parts; a pattern that begins with `#` is matched against the fragment of the URL. */
  path?: string | readonly string[];
  /** Comma-separated names or ids of the components that the page depends on; a group's name stands for its members, "Group - Component" names one of several with the same name; for a name that contains a comma give its id. */
  components?: string | readonly string[];
  /** Names or ids as in `components`, which are then left out. */
  exclude?: string | readonly string[];
  /** The least severity that shows; for maintenance `maintenance` alone decides. Default: `minor`. */
  minimum?: 'info' | 'minor' | 'major' | 'critical';
  /** `hide` leaves out incidents that name no component at all. Default: `show`. */
  pageWide?: 'show' | 'hide';
  /** `yes`: an incident that names components counts only while one of those that the page depends on is in trouble; for status pages that tag every component. Default: `no`. */
  confirm?: 'yes' | 'no';
  /** How long before its start an upcoming maintenance shows; `active`: only while under way; `off`: never. Default: `24h`. */
  maintenance?: Duration | 'active' | 'off';
  /** How long "back to normal" shows, to readers who saw the incident; `off`: never. Default: `30m`. */
  resolved?: Duration | 'off';
  /** Where the banner is shown. An element in the page's own markup is `inline` unless this says otherwise. Default: `top`. */
  placement?: 'top' | 'bottom' | 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right' | 'inline';
  /** CSS selector of the element to render in; implies `inline`. Takes a CSS selector. */
  target?: string;
  /** The colours; `auto` follows the `color-scheme` in force at the element, and where the page sets none, the reader's system. Default: `auto`. */
  theme?: 'auto' | 'light' | 'dark';
  /** The language of the widget's own words, a BCP 47 tag; without one the page's `lang`, otherwise the browser's language. Takes a language tag such as `pt-BR`. */
  lang?: string;
  /** The time zone of the times shown: the reader's (`local`), the status page's own (`page`), or one by its IANA name. Takes `local`, `page` or a name such as `America/Sao_Paulo`. Default: `local`. */
  timeZone?: string;
  /** How often the feed is requested while the page is visible. Takes a duration of at least `15s`. Default: `60s`. */
  refresh?: Duration;
  /** How old the last good answer may be; once it is older, nothing is shown. Takes a duration of at least twice `refresh`. Default: `15m`. */
  maxAge?: Duration;
  /** When a dismissed notice comes back: on a new stage or a worse severity (`stage`), on any new or edited update (`update`), or `never`; `off`: there is no close button. Default: `stage`. */
  dismiss?: 'stage' | 'update' | 'never' | 'off';
  /** Where it is stored what was shown and dismissed; `off`: nothing is stored, for pages that need consent first. Default: `local`. */
  storage?: 'local' | 'session' | 'off';
  /** The address of "View status page", if it is not the one that the feed names. Takes an address that begins with http:// or https://. */
  href?: string;
  /** The page's CSP nonce, for browsers without constructable style sheets (Safari before 16.4); the nonce of the script tag is taken by itself. Takes a nonce. */
  nonce?: string;
  /** Shows a made-up scenario instead of a feed's status, marked as a preview; what is dismissed in it is not stored. */
  preview?: 'minor' | 'major' | 'critical' | 'maintenance' | 'resolved';
}

// End of what is made.

/** Texts in the page's own words. `%` is where a value goes; `one: … | other: …` are the plural forms of a text with a number, `0: now` the form for exactly that number. */
export type Messages = { readonly [Key in MessageKey]?: string };

/** Options from script: the attributes' names in camel case, and two that only script has. */
export interface Options extends WrittenOptions {
  /** Your own texts in place of the widget's. */
  messages?: Messages;
  /** Your own clock, in milliseconds since 1970, for demos and tests. */
  now?: () => number;
}

/** What a widget is mounted with: a source, or a preview in its place. */
export type MountOptions = Options & (Required<Pick<Options, 'source'>> | Required<Pick<Options, 'preview'>>);

/** An incident, a maintenance, or all components in one state. */
export interface Notice {
  /** The id that the feed gives it, or `component:<status>`, such as `component:major_outage`. */
  readonly id: string;
  /** `upcoming`: a maintenance that has not begun. `resolved`: an incident that this browser has shown and that is over. */
  readonly kind: 'incident' | 'component' | 'maintenance' | 'upcoming' | 'resolved';
  /** How bad it is for this page. */
  readonly severity: Severity;
  /** `investigating`, `identified`, `monitoring`, `resolved`, `postmortem`, `scheduled`, `in_progress`, `verifying` or `unknown`; `null` for components. */
  readonly stage: string | null;
  /** Names of the affected components that the page depends on, in the feed's order; with the group where a name repeats: "API (Europe)". At most 1,000 in all notices together. */
  readonly components: readonly string[];
  /** "Desk degraded" in the widget's language, or the feed's own title. */
  readonly headline: string;
  /** The feed's own title, not translated; `null` where it has none. */
  readonly title: string | null;
  /** Where to read about it: http or https; `null` where the feed has no address. */
  readonly link: string | null;
}

/** The detail of `status-widget-change`. */
export interface State {
  /** The worst severity shown. `operational`: the status is known, and nothing shows. `unknown`: there is no status, or none younger than `max-age`. */
  readonly level: Level;
  /** The first notice's; `null` where nothing shows. */
  readonly headline: string | null;
  /** Most important first; empty where nothing shows. */
  readonly notices: readonly Notice[];
  /** Names of all components that the notices name, each once. */
  readonly components: readonly string[];
}

/** What is shown, and why. */
export interface Explanation {
  /** As in `State`. */
  readonly level: Level;
  /** As in `State`. */
  readonly headline: string | null;
  /** As in `State`. */
  readonly notices: readonly Notice[];
  /** One for each incident, maintenance and component in trouble, in the feed's order. */
  readonly reasons: readonly { readonly id: string; readonly title: string | null; readonly shown: boolean; readonly because: Because }[];
  /** What was not understood. `format`: of the document as a whole; `feed`: of something in it; `options`: of an option. */
  readonly diagnostics: readonly { readonly concern: 'format' | 'feed' | 'options'; readonly message: string }[];
}

/** The detail of `status-widget-error`. */
export interface ErrorDetail {
  /**
   * `network`: not reached, or other origins may not read it (CORS). `timeout`: no complete answer in 10 s. `http`: an error status. `format`: no status in it,
   * or more than 8 MB. `options`: a bad value, a misspelt name, a component that the feed lacks. `load`: one of the widget's files; it tries again. `panic`: a
   * bug; the widget is off until the page is reloaded.
   */
  kind: 'network' | 'timeout' | 'http' | 'format' | 'options' | 'load' | 'panic';
  /** What happened, in English, without a full stop. */
  message: string;
  /** What to do about it, in English. */
  advice: string;
}

export interface Handle {
  readonly element: StatusWidgetElement;
  /** The detail of the last `status-widget-change`. */
  readonly state: State;
  /** Requests the feed; fulfilled when the answer is on the page or the round has failed, and never rejected. */
  refresh(): Promise<void>;
  /** `null` before the widget is loaded, and after it has failed. */
  explain(): Explanation | null;
  /** Changes these options at once; the others stay. */
  update(options: Partial<Options>): void;
  /** Removes the widget from the page for good. */
  destroy(): void;
}

/** The element as its own handle: it has each option as a property. A text is reflected as an attribute. */
export interface StatusWidgetElement extends HTMLElement, Omit<Options, 'lang' | 'nonce' | 'refresh'> {
  /** Requests the feed; and, when set, how often it is requested (`30s`). */
  get refresh(): () => Promise<void>;
  set refresh(interval: string);
  /** The detail of the last `status-widget-change`. */
  readonly state: State;
  /** `null` before the widget is loaded, and after it has failed. */
  explain(): Explanation | null;
}

export interface StatusWidgetGlobal {
  readonly version: string;
  /** Calls these with the widget at once; before the file has loaded, they wait in an array of the same name. */
  push(...works: ((widget: StatusWidgetGlobal) => unknown)[]): void;
  /** Adds a widget to `target` (an element or a selector; a missing one is waited for), or last to the body. Never throws. */
  mount(options: MountOptions, target?: Element | string): Handle;
}

/** The element's events, which bubble and are composed. */
export interface StatusWidgetEvents {
  /** What is shown has changed; also once at first. */
  'status-widget-change': CustomEvent<State>;
  /** A notice shows that did not before: the first, or one more. */
  'status-widget-show': CustomEvent<State>;
  /** The reader has opened the details. */
  'status-widget-open': CustomEvent<State>;
  /** The reader has dismissed something; the detail is the state before. */
  'status-widget-dismiss': CustomEvent<State>;
  /** The reader follows a link. */
  'status-widget-link': CustomEvent<{ href: string }>;
  /** Something is wrong with the feed, the options or the widget itself. */
  'status-widget-error': CustomEvent<ErrorDetail>;
}

declare global {
  interface Window {
    /** Before the file has loaded: an array of your own, or nothing. */
    StatusWidget?: StatusWidgetGlobal | ((widget: StatusWidgetGlobal) => unknown)[];
  }
  interface HTMLElementTagNameMap {
    'status-widget': StatusWidgetElement;
  }
  /** Of elements, the document and the window. */
  interface GlobalEventHandlersEventMap extends StatusWidgetEvents {}
}
