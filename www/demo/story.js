// The demo's clock and the widget on this page. The clock moves the status page's own, then asks the widget to look again: what the
// banner says comes over the network, as it would in any page.

const demo = JSON.parse(document.getElementById("demo").textContent);
const at = (id) => document.getElementById(id);

let handle = null;
let stop = null;
let arrived = 0;
/** The last move; the next one waits for it, so that the clock and the banner never cross. */
let moving = Promise.resolve();

/** The story's time: the stop's, running on from the moment of arrival. */
const now = () => stop.at + (Date.now() - arrived);

/** Goes to a stop: the status page first, then the banner. */
async function move(index) {
  const isAnotherDay = stop && stop.day !== demo.stops[index].day;
  stop = demo.stops[index];
  arrived = Date.now();
  show(index);
  await fetch(`${demo.status}/clock`, { method: "POST", body: String(stop.at) });
  // On another day people open the app anew.
  if (handle && isAnotherDay) {
    handle.destroy();
    handle = null;
  }
  // Eight days, so that the postmortem of a week later is seen; for the life of the tab, so that the story can be told again.
  if (!handle) handle = mount({ components: "Desk", resolved: "8d", storage: "session", now });
  else await handle.refresh();
  document.documentElement.dataset.stop = stop.id;
}

function go(index) {
  // A status page that is gone is a part of life: the page stays as it is.
  moving = moving.then(() => move(index)).catch(() => {});
}

function mount(options) {
  // What is empty counts as not there.
  return window.StatusWidget ? StatusWidget.mount({ source: demo.source, format: demo.format, ...options }) : null;
}

/** The bar itself. */
function show(index) {
  const last = demo.stops.length - 1;
  at("stops").value = index;
  at("stops").style.setProperty("--done", `${(100 * index) / last}%`);
  at("stops").setAttribute("aria-valuetext", `${stop.day}, ${stop.time}: ${stop.label}`);
  at("previous").disabled = index === 0;
  at("next").disabled = index === last;
  at("caption").textContent = stop.caption;
  for (const [place, label] of [...at("labels").children].entries()) label.toggleAttribute("data-now", place === index);
  history.replaceState(null, "", `#${stop.id}`);
  tick();
}

/** The clock of the place where it happened. */
function tick() {
  const there = new Date(now() - 3 * 3600e3).toISOString();
  at("clock").textContent = `${stop.day} 2021, ${there.slice(11, 16)} (GMT\u22123)`;
}

function tellStory() {
  at("story").hidden = false;
  at("status-page").href = demo.status;
  at("labels").replaceChildren(...demo.stops.map(({ day, time }, place) => {
    const label = document.createElement("li");
    label.textContent = place === demo.stops.length - 1 ? day : time;
    label.onclick = () => go(place);
    return label;
  }));
  at("stops").max = demo.stops.length - 1;
  at("stops").oninput = () => go(Number(at("stops").value));
  at("previous").onclick = () => go(demo.stops.indexOf(stop) - 1);
  at("next").onclick = () => go(demo.stops.indexOf(stop) + 1);
  const named = () => demo.stops.findIndex(({ id }) => `#${id}` === location.hash);
  onhashchange = () => { if (named() >= 0 && demo.stops[named()] !== stop) go(named()); };
  setInterval(() => { if (stop) tick(); }, 1000);
  go(Math.max(0, named()));
}

/** The snippet, in words that may be copied. */
function showTag() {
  const source = demo.stops ? demo.source.replace(demo.status, "https://status.example.com") : demo.source;
  const system = demo.format ? `\n  data-format="${demo.format}"` : "";
  const filter = demo.stops ? '\n  data-components="Desk"' : "";
  at("snippet").textContent =
    `<script async\n  src="https://cdn.example.com/status-widget.js"\n  data-source="${source}"${system}${filter}></script>`;
  at("tag-note").textContent = demo.stops
    ? "This page itself calls StatusWidget.mount(\u2026), because the story brings its own clock."
    : "This page itself calls StatusWidget.mount(\u2026) with the same source.";
  at("show-tag").onclick = () => at("tag").showModal();
  at("copy").onclick = async () => {
    try {
      await navigator.clipboard.writeText(at("snippet").textContent);
      at("copy").textContent = "Copied";
    } catch {
      // Not every browser lets a page write there; the text can be selected.
      getSelection().selectAllChildren(at("snippet"));
    }
  };
  at("tag").onclose = () => { at("copy").textContent = "Copy"; };
}

if (demo.source) {
  showTag();
  if (demo.stops) tellStory();
  else handle = mount({});
}
