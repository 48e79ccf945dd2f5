// Whether the page is where its `path` says. Single-page apps tell nobody but the browser when they go elsewhere, and not every browser
// tells. It shows nothing.
import { quiet } from './door/safely.js';
import { keep } from './page.js';

const plain = (text) => quiet(decodeURI)(text) || text;

/** What stands for what in a pattern: a part of a path or what is in it, and all else for itself. */
const MEANING = { '/**': '(/.*)?', '**': '.*', '*': '[^/]*' };

/** Whether an address (of a router by fragments with or without the slash before it) is none that these patterns mean, of which there may be none. */
export function isElsewhere(patterns, { pathname, hash }) {
  for (let at = 0; at < patterns.length; at += 1) {
    const pattern = plain(patterns[at]).replace(/^\/#/, '#').replace(/^(?![#/])/, '/').replace(/\/+$/, '');
    const rule = pattern.replace(/\/?\*\*|[^\w/]/g, (sign) => MEANING[sign] || `\\${sign}`);
    if (RegExp(`^${rule}/?$`).test(plain(pattern[0] === '#' ? hash : pathname))) return false;
  }
  return patterns.length > 0;
}

let address;
let tell;

const look = () => {
  if (address === location.href) return;
  address = location.href;
  tell();
};

/** Calls this from now on whenever the page has gone elsewhere. What ends the looking is answered. */
export function follow(call) {
  address = location.href;
  tell = call;
  const { navigation } = window;
  let id;
  // A page may have an element of that name. Who listens already listens once.
  if (Object(navigation).currentEntry) navigation.addEventListener('currententrychange', look);
  else {
    addEventListener('popstate', look);
    // Past zone.js, for which a page that looks each second is never stable.
    id = (window.__zone_symbol__setInterval || setInterval)(look, 1000);
  }
  return keep(() => clearInterval(id));
}
