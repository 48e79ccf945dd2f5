/** The widget's script interface: the global `StatusWidget` that `status-widget.js` defines. */

export type Severity = 'info' | 'maintenance' | 'minor' | 'major' | 'critical';
export type Level = 'unknown' | 'operational' | Severity;

/** The names of the widget's own texts; what each is for stands in the project's `src/text/catalog/en.txt`. */
export type MessageKey =
  | 'degraded' | 'partlyDown' | 'down' | 'underMaintenance' | 'backToNormal' | 'planned' | 'untitledIncident'
  | 'untitledMaintenance' | 'more' | 'list' | 'affects' | 'updated' | 'started' | 'starts' | 'ends' | 'lasted'
  | 'asOf' | 'minutesAgo' | 'hoursAgo' | 'daysAgo' | 'inMinutes' | 'inHours' | 'inDays' | 'minutes' | 'hours'
  | 'days' | 'duration' | 'info' | 'maintenance' | 'minor' | 'major' | 'critical' | 'investigating'
  | 'identified' | 'monitoring' | 'resolved' | 'postmortem' | 'scheduled' | 'inProgress' | 'verifying'
  | 'completed' | 'cancelled' | 'open' | 'viewPage' | 'viewIncident' | 'readPostmortem' | 'showDetails' | 'hideDetails'
  | 'dismiss' | 'older' | 'leftOut' | 'notices' | 'others' | 'region' | 'preview';

/** Texts in the page's own words. `%` is where a value goes; `one: … | other: …` are the forms of a counted text, `0: now` one for exactly so many. */
export type Messages = { [Key in MessageKey]?: string };

/** The status systems that are read (docs/formats.md). */
export type Format = 'auto' | 'statuspage' | 'alertmanager' | 'better-stack' | 'cachet' | 'cstate' | 'flashduty' | 'gatus' | 'healthchecks'
  | 'incident-io' | 'instatus' | 'kener' | 'oneuptime' | 'openstatus' | 'own' | 'pagerduty' | 'slack' | 'status-io' | 'statuspal' | 'upptime'
  | 'uptime-kuma' | 'uptimeflare' | 'vigil';

/** Options from script: the attributes' names in camel case. */
export interface Options {
  /** A status page's base URL, or a feed's own URL; several, separated by spaces or as a list, are tried in order. */
  source: string | string[];
  /** The feed's format by name, and how a base URL is completed; several, as a list or separated by spaces, are those of the sources in their order. Default: `auto`. */
  format?: Format | Format[] | (string & {});
  /** Whose status it is ("Stripe"): stands before the headline. */
  name?: string;
  /** Patterns of the page's path (`/inbox*`, `/reports/**`): it shows only while one of them matches. */
  path?: string | string[];
  /** Names or ids of the components that the page depends on; a group's name stands for its members. */
  components?: string | string[];
  /** The same, taken away afterwards. */
  exclude?: string | string[];
  /** The least severity that shows. Default: `minor`. */
  minimum?: 'info' | 'minor' | 'major' | 'critical';
  /** `hide` leaves out incidents that name no component at all. Default: `show`. */
  pageWide?: 'show' | 'hide';
  /** `yes`: an incident that names components counts only while a relevant one is in trouble. Default: `no`. */
  confirm?: 'yes' | 'no';
  /** How long before its start a maintenance shows (`24h`), `active` or `off`. Default: `24h`. */
  maintenance?: string;
  /** How long "back to normal" shows, to those who saw the incident (`30m`), or `off`. Default: `30m`. */
  resolved?: string;
  /** Where the banner stands. Default: `top`, or `inline` where a target is given. */
  placement?: 'top' | 'bottom' | 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right' | 'inline';
  /** CSS selector of the element to render in; implies `inline`. The second argument of `mount()` goes before it. */
  target?: string;
  /** Which colours it has. Default: `auto`, as the page's `color-scheme` has it, and where it sets none the reader's system. */
  theme?: 'auto' | 'light' | 'dark';
  /** How long from one answer to the next question, at least `15s`. Default: `60s`. */
  refresh?: string;
  /** An older status is never shown as today's; at least twice `refresh`. Default: `15m`. */
  maxAge?: string;
  /** When a notice that was put away comes back; `off`: there is no close button. Default: `stage`. */
  dismiss?: 'stage' | 'update' | 'never' | 'off';
  /** Where it is kept what was shown and put away. Default: `local`. */
  storage?: 'local' | 'session' | 'off';
  /** The language of the widget's own words, a BCP 47 tag. Default: the page's `lang`, else the browser's. */
  lang?: string;
  /** Whose time it tells: `local` (the reader's), `page` (the status page's own) or an IANA name. Default: `local`. */
  timeZone?: string;
  /** Shows a made-up scenario instead of a feed's status, marked as a preview. */
  preview?: 'minor' | 'major' | 'critical' | 'maintenance' | 'resolved';
  /** Own words, which go before the widget's. */
  messages?: Messages;
  /** Where "View status page" leads, if not to the page that the feed names. */
  href?: string;
  /** The page's CSP nonce, where a browser lacks constructable style sheets. Default: that of the script tag. */
  nonce?: string;
  /** A clock of one's own, in milliseconds since 1970, for demos and tests. */
  now?: () => number;
}

/** One thing that is shown. */
export interface Notice {
  id: string;
  kind: 'incident' | 'component' | 'maintenance' | 'upcoming' | 'resolved';
  severity: Severity;
  stage: string | null;
  components: string[];
  headline: string;
  title: string | null;
  link: string | null;
}

/** The detail of `status-widget-change`. */
export interface State {
  level: Level;
  headline: string | null;
  notices: Notice[];
  components: string[];
}

/** What is shown, and why. */
export interface Explanation {
  level: Level;
  headline: string | null;
  notices: Notice[];
  reasons: { id: string; title: string | null; shown: boolean; because: string }[];
  diagnostics: { concern: 'format' | 'feed' | 'options'; message: string }[];
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
export interface StatusWidgetElement extends HTMLElement, Omit<Options, 'source' | 'lang' | 'nonce' | 'refresh'> {
  source: string | string[];
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
  mount(options: Options, target?: Element | string): Handle;
}

declare global {
  interface Window {
    /** Before the file is there: an array of one's own, or nothing. */
    StatusWidget?: StatusWidgetGlobal | ((widget: StatusWidgetGlobal) => unknown)[];
  }
  interface HTMLElementTagNameMap {
    'status-widget': StatusWidgetElement;
  }
  interface HTMLElementEventMap {
    'status-widget-change': CustomEvent<State>;
    'status-widget-show': CustomEvent<State>;
    'status-widget-open': CustomEvent<State>;
    'status-widget-dismiss': CustomEvent<State>;
    'status-widget-link': CustomEvent<{ href: string }>;
    'status-widget-error': CustomEvent<ErrorDetail>;
  }
}
