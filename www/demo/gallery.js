// The gallery: one state of the widget at a time, as the page's address names it. The documents are put on this server's shelf and
// come from there over the network, as from any status page.

import { NOW, STATES } from "./gallery-states.js";

const form = document.forms.controls;
const root = document.documentElement;
let handles = [];
/** The last change; the next one waits for it. */
let changing = Promise.resolve();

/** What is chosen, as the address has it. */
function chosen() {
  return Object.fromEntries(new FormData(form));
}

/** Puts a document where the widget will ask for it, or takes it away. */
function put(state, name, document) {
  const how = document ? { method: "PUT", body: JSON.stringify(document) } : { method: "DELETE" };
  return fetch(`${shelf(state)}/api/v2/${name}.json`, how);
}

const shelf = (state) => `${location.origin}/shelf/${state}`;

async function show({ state, placement, theme, lang, open }) {
  const { documents, history, options, beside = [] } = STATES[state];
  for (const handle of handles) handle.destroy();
  root.dataset.theme = theme;
  root.dir = lang === "ar" ? "rtl" : "ltr";
  // What a history is for has been seen open first.
  await put(state, "incidents", history && { page: documents[0].page, ...history });
  await put(state, "summary", documents[0]);
  for (const [other] of beside) await put(other, "summary", STATES[other].documents[0]);
  // Nothing is kept beyond this page, so that what was put away is there again at the next look.
  const mount = (name, more) => {
    const common = { source: shelf(name), placement, theme, lang, storage: "off", "time-zone": "page", now: () => NOW };
    return StatusWidget.mount(camel({ ...common, ...more }), placement === "inline" ? "#place" : undefined);
  };
  const handle = mount(state, options);
  handles = [handle, ...beside.map(([other, name]) => mount(other, { name }))];
  await Promise.all(handles.slice(1).map((other) => other.refresh()));
  await handle.refresh();
  for (const next of documents.slice(1)) {
    await put(state, "summary", next);
    await handle.refresh();
  }
  if (history) await until(() => handle.state.notices.some(({ stage }) => stage === history.incidents[0].status));
  if (!open || !handle.state.notices.length) return;
  const banner = handle.element.shadowRoot;
  banner.querySelector("[part~=toggle]").click();
  // What reads bodies is fetched when the first details are opened.
  await until(() => [...banner.querySelectorAll("[part~=update-body]:not([hidden])")].every((body) => body.firstChild));
}

/** `max-age` → `maxAge`, as script spells it. */
function camel(options) {
  const spelt = (name) => name.replace(/-./g, (part) => part[1].toUpperCase());
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [spelt(name), value]));
}

/** Waits for what comes soon, if it comes. */
async function until(test) {
  for (let tries = 0; tries < 200 && !test(); tries += 1) await new Promise((done) => setTimeout(done, 10));
}

/** Shows what is chosen. The root element says which that is once it stands there. */
function change() {
  const now = chosen();
  delete root.dataset.shown;
  changing = changing.then(() => show(now)).catch((error) => console.error(error)).then(() => {
    if (JSON.stringify(now) === JSON.stringify(chosen())) root.dataset.shown = now.state;
  });
}

/** Sets the controls by the address. */
function read() {
  const wanted = new URLSearchParams(location.search);
  for (const name of ["state", "placement", "theme", "lang"]) {
    const control = form[name];
    const given = wanted.get(name);
    control.value = [...control.options].some(({ value }) => value === given) ? given : name === "state" ? "minor" : control.options[0].value;
  }
  form.open.checked = wanted.get("open") === "1";
  root.toggleAttribute("data-bare", wanted.has("bare"));
  change();
}

form.state.replaceChildren(...Object.entries(STATES).map(([name, { label }]) => new Option(label, name)));
form.onchange = () => {
  change();
  history.replaceState(null, "", `?${new URLSearchParams(chosen())}`);
};
onpopstate = read;
read();
