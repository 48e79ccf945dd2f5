#!/usr/bin/env bash
# react and react-dom 19.3.1, jsdom 26.1.0 (npm), node 20 or later.
#
# React 19 sets a custom element's properties and listens for its events (`list={[1, 2]}`, `onanswer={…}`) where it makes the element
# itself. Where it takes over one that a server has written, it does neither: the property stays undefined and the event is not heard, with
# no warning, until some later render has another value. A widget that takes lists or functions works in a single-page app and is deaf on the
# first page view of the same app rendered on a server.
#
# Seen: "made in the page: list is [1,2], answers heard: 1", "taken over from a server: list is undefined, answers heard: 0",
# "warnings: 0".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . react@19.3.1 react-dom@19.3.1 jsdom@26.1.0 >/dev/null
cat >look.mjs <<'JS'
import { JSDOM } from 'jsdom';
const { window } = new JSDOM('<!doctype html><div id="made"></div><div id="taken"></div>', { pretendToBeVisual: true });
const { document, navigator, HTMLElement } = window;
for (const [name, value] of Object.entries({ window, document, navigator, HTMLElement, IS_REACT_ACT_ENVIRONMENT: true })) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
const { createElement, act } = await import('react');
const { createRoot, hydrateRoot } = await import('react-dom/client');
const { renderToString } = await import('react-dom/server');
// It has the property, as an element of a library does, so that React may set it.
window.customElements.define('a-notice', class extends window.HTMLElement { list = undefined; });
let warnings = 0;
console.error = console.warn = () => { warnings += 1; };
for (const [name, id] of [['made in the page', 'made'], ['taken over from a server', 'taken']]) {
  let heard = 0;
  const list = [1, 2];
  const notice = () => createElement('a-notice', { list, onanswer: () => { heard += 1; } });
  const place = window.document.getElementById(id);
  await act(async () => {
    if (id === 'made') return void createRoot(place).render(createElement(notice));
    place.innerHTML = renderToString(createElement(notice));
    hydrateRoot(place, createElement(notice));
  });
  const element = place.querySelector('a-notice');
  element.dispatchEvent(new window.CustomEvent('answer'));
  console.log(`${name}: list is ${JSON.stringify(element.list)}, answers heard: ${heard}`);
}
console.log(`warnings: ${warnings}`);
JS
node look.mjs | tee seen
grep -qx 'made in the page: list is \[1,2\], answers heard: 1' seen
grep -qx 'taken over from a server: list is undefined, answers heard: 0' seen
grep -qx 'warnings: 0' seen
