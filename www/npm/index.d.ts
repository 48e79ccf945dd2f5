/** The package's way into a page. Importing it does nothing, so a server may. */
import type { Handle, MountOptions, Options, StatusWidgetElement, StatusWidgetGlobal } from './dist/status-widget.js';

export type * from './dist/status-widget.js';

/** The version of the package, and of the files that it ships. */
export declare const version: string;

export interface LoadOptions {
  /** Where the files of the package's folder `dist` are served, beside the page or on a CDN. Default: `/status-widget/`, or where the Vite plugin serves them. */
  base?: string;
  /** Whether `status-widget.js` has to be the one of this package (`true`) or of this hash. Default: `true` where it comes from another origin. */
  integrity?: boolean | (string & {});
  /** The page's CSP nonce. Default: that of the page's own scripts. */
  nonce?: string;
}

/** A handle that works before the widget is loaded: what it is told until then is done then. */
export interface Mounted extends Omit<Handle, 'element'> {
  /** Nothing before the widget is loaded, and on a server. */
  readonly element: StatusWidgetElement | undefined;
  /** Fulfilled with the widget's own handle; with nothing where it could not be loaded, was destroyed before, or on a server. Never rejected. */
  readonly ready: Promise<Handle | undefined>;
  update(options: Partial<Options>): void;
}

/** Has the page load the widget, unless that was done. Fulfilled with nothing on a server; rejected with an error that says what to do. */
export declare function load(options?: LoadOptions): Promise<StatusWidgetGlobal | undefined>;

/** Puts a widget into `target` (an element or a selector), or last in the body, as soon as it is loaded. */
export declare function mount(options: MountOptions, target?: Element | string): Mounted;
