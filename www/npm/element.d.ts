/** Has the page know `<status-widget>`; nothing on a server. Types it for `document.querySelector` and `addEventListener`. */
export type { StatusWidgetElement } from './dist/status-widget.js';
