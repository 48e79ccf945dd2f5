/** The widget's files beside what Vite makes, as they are. */
import type { Plugin } from 'vite';

/** The names of the files that a page loads, in the package's folder `dist`. */
export declare const files: readonly string[];

/** Serves the files while one works on a page, and copies them into what is built; `path` is where they lie below the site's base (default: `status-widget/`). */
export default function statusWidget(options?: { path?: string }): Plugin;
