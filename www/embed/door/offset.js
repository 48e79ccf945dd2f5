// How much of the page is covered: nothing, as long as the door is all that is there. By an adopted sheet, because the root element's
// attributes are the page's; www/embed/page.js tells of more.
import { quiet } from './safely.js';

const NONE = ':root{--status-widget-offset-top:0px;--status-widget-offset-bottom:0px}';

let sheet;

/** Says so, once for the page, where the browser can. */
export const coverNothing = quiet(() => {
  if (sheet) return;
  sheet = new CSSStyleSheet();
  sheet.replaceSync(NONE);
  document.adoptedStyleSheets = document.adoptedStyleSheets.concat(sheet);
});
