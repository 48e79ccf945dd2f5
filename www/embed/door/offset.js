// How much of the page's edges is covered, told on its root element: by an adopted sheet, because that element's attributes are the
// page's. It measures nothing; www/embed/stack.js does.
import { quiet } from './safely.js';

let sheet;
let told;

/** Says so, in px; whether the browser can. */
export const cover = quiet((top, bottom) => {
  sheet = sheet || new CSSStyleSheet();
  const css = `:root{--status-widget-offset-top:${top}px;--status-widget-offset-bottom:${bottom}px}`;
  if (css !== told) sheet.replaceSync(told = css);
  const others = document.adoptedStyleSheets;
  // A page may have taken it out.
  if (!others.includes(sheet)) document.adoptedStyleSheets = others.concat(sheet);
  return true;
});
