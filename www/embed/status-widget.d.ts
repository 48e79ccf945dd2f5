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

/** What both markup and script can say, by the names of script. */
export interface WrittenOptions {
  /** A status page's base URL (its `/api/v2/summary.json` is read), or a feed's own URL; several, separated by spaces, are tried in order. */
  source?: string | readonly string[];
  /** The feed's format by name, and how a base URL is completed; `auto` finds it out by the body. Of several sources each can have its own: as many names, separated by spaces, in the same order, of which the last is also that of the sources left. Default: `auto`. */
  format?: Format | readonly Format[] | (string & {});
  /** Whose status it is ("Stripe"): stands before the headline, for a page that depends on more than one. */
  name?: string;
  /** Comma-separated patterns of the page's path (`/inbox*`, `/reports/**`): it shows only while one of them matches, and follows the navigation of a single-page app. `*` is anything within a part of the path, `**` any number of parts; a pattern that begins with `#` is of what stands behind that sign in the address. */
  path?: string | readonly string[];
  /** Comma-separated names or ids of the components that the page depends on; a group's name stands for its members, "Group - Component" names one of several alike; a name with a comma in it: use its id. */
  components?: string | readonly string[];
  /** The same as `components`, taken away afterwards. */
  exclude?: string | readonly string[];
  /** The least severity that shows; maintenance is a matter of `maintenance` alone. Default: `minor`. */
  minimum?: 'info' | 'minor' | 'major' | 'critical';
  /** `hide` leaves out incidents that name no component at all. Default: `show`. */
  pageWide?: 'show' | 'hide';
  /** `yes`: an incident that names components counts only while one of the relevant ones is in trouble, for status pages that tag every component. Default: `no`. */
  confirm?: 'yes' | 'no';
  /** How long before its start an upcoming maintenance shows; `active`: only while under way; `off`: never. Default: `24h`. */
  maintenance?: Duration | 'active' | 'off';
  /** How long "back to normal" shows, to those who saw the incident; `off`: never. Default: `30m`. */
  resolved?: Duration | 'off';
  /** Where the banner stands. An element that the page itself has placed stands `inline` unless told otherwise. Default: `top`. */
  placement?: 'top' | 'bottom' | 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right' | 'inline';
  /** CSS selector of the element to render in; implies `inline`. */
  target?: string;
  /** Which colours it has; `auto` follows the `color-scheme` in force where the element stands, and where the page sets none, the reader's system. Default: `auto`. */
  theme?: 'auto' | 'light' | 'dark';
  /** The language of the widget's own words, a BCP 47 tag; without one the page's `lang`, else the browser's. */
  lang?: string;
  /** Whose time it tells: the reader's (`local`), the status page's own (`page`), or that of an IANA name. Default: `local`. */
  timeZone?: string;
  /** How long from one answer to the next question, while the page is visible. Default: `60s`. */
  refresh?: Duration;
  /** An older status is never shown as today's; at least twice `refresh`. Default: `15m`. */
  maxAge?: Duration;
  /** A notice that was put away comes back: `stage` on a new stage or a worse severity, `update` on any new update, `never`; `off`: there is no close button. Default: `stage`. */
  dismiss?: 'stage' | 'update' | 'never' | 'off';
  /** Where what was shown and put away is kept; `off`: nothing is stored, for pages that need consent first. Default: `local`. */
  storage?: 'local' | 'session' | 'off';
  /** Where "View status page" leads, if not to the page that the feed names. */
  href?: string;
  /** The page's CSP nonce, where a browser lacks constructable style sheets; the loader takes it from its own tag. */
  nonce?: string;
  /** Shows a made-up scenario instead of a feed's status, marked as a preview; what is put away in it is not stored. */
  preview?: 'minor' | 'major' | 'critical' | 'maintenance' | 'resolved';
}

// End of what is made.

/** Texts in the page's own words. `%` is where a value goes; `one: … | other: …` are the forms of a counted text, `0: now` one for exactly so many. */
export type Messages = { readonly [Key in MessageKey]?: string };

/** Options from script: the attributes' names in camel case, and what only script can say. */
export interface Options extends WrittenOptions {
  /** Own words, which go before the widget's. */
  messages?: Messages;
  /** A clock of one's own, in milliseconds since 1970, for demos and tests. */
  now?: () => number;
}

/** What a widget is mounted with: whose status it shows, or what is made up in its place. */
export type MountOptions = Options & (Required<Pick<Options, 'source'>> | Required<Pick<Options, 'preview'>>);

/** One thing that is shown. */
export interface Notice {
  readonly id: string;
  readonly kind: 'incident' | 'component' | 'maintenance' | 'upcoming' | 'resolved';
  readonly severity: Severity;
  readonly stage: string | null;
  readonly components: readonly string[];
  readonly headline: string;
  readonly title: string | null;
  readonly link: string | null;
}

/** The detail of `status-widget-change`. */
export interface State {
  readonly level: Level;
  readonly headline: string | null;
  readonly notices: readonly Notice[];
  readonly components: readonly string[];
}

/** What is shown, and why. */
export interface Explanation {
  readonly level: Level;
  readonly headline: string | null;
  readonly notices: readonly Notice[];
  readonly reasons: readonly { readonly id: string; readonly title: string | null; readonly shown: boolean; readonly because: string }[];
  readonly diagnostics: readonly { readonly concern: 'format' | 'feed' | 'options'; readonly message: string }[];
}

/** The detail of `status-widget-error`. */
export interface ErrorDetail {
  /** `load`: files of the widget's own; it tries again. `panic`: a bug; it is off until the page is loaded again. */
  kind: 'network' | 'timeout' | 'http' | 'format' | 'options' | 'load' | 'panic';
  message: string;
  advice: string;
}

export interface Handle {
  readonly element: StatusWidgetElement;
  /** The detail of the last `status-widget-change`. */
  readonly state: State;
  /** Asks the feed anew; fulfilled when the answer is on the page, or there is none. */
  refresh(): Promise<void>;
  /** `null` before the widget is loaded, and after it has failed. */
  explain(): Explanation | null;
  /** Takes other options from now on; the rest stay. */
  update(options: Partial<Options>): void;
  /** Takes the widget out of the page for good. */
  destroy(): void;
}

/** The element as its own handle: each option as a property, beside what it says and does. A text is reflected as an attribute. */
export interface StatusWidgetElement extends HTMLElement, Omit<Options, 'lang' | 'nonce' | 'refresh'> {
  /** Asks the feed anew; and, written, how often it is asked (`30s`). */
  get refresh(): () => Promise<void>;
  set refresh(interval: string);
  /** The detail of the last `status-widget-change`. */
  readonly state: State;
  /** `null` before the widget is loaded, and after it has failed. */
  explain(): Explanation | null;
}

export interface StatusWidgetGlobal {
  readonly version: string;
  /** Hands the widget to these at once; before the file is there, they wait in an array of the same name. */
  push(...works: ((widget: StatusWidgetGlobal) => unknown)[]): void;
  /** Puts a widget into `target` (an element or a selector), or last in the body. */
  mount(options: MountOptions, target?: Element | string): Handle;
}

/** What the element tells, up through shadow roots and to the document. */
export interface StatusWidgetEvents {
  /** What is shown has changed; also once at first. */
  'status-widget-change': CustomEvent<State>;
  /** The banner has come. */
  'status-widget-show': CustomEvent<State>;
  /** The reader has opened the details. */
  'status-widget-open': CustomEvent<State>;
  /** The reader has put away what shows. */
  'status-widget-dismiss': CustomEvent<State>;
  /** The reader follows a link. */
  'status-widget-link': CustomEvent<{ href: string }>;
  /** Something is wrong with the feed, the options or the widget itself. */
  'status-widget-error': CustomEvent<ErrorDetail>;
}

declare global {
  interface Window {
    /** Before the file is there: an array of one's own, or nothing. */
    StatusWidget?: StatusWidgetGlobal | ((widget: StatusWidgetGlobal) => unknown)[];
  }
  interface HTMLElementTagNameMap {
    'status-widget': StatusWidgetElement;
  }
  /** Of elements, the document and the window. */
  interface GlobalEventHandlersEventMap extends StatusWidgetEvents {}
}
