// The body of an async function: how long the widget takes from a feed's answer to its banner, beside what JSON.parse takes for the
// same text, by turns. Answers lists of milliseconds.
//
// The page's own fetch answers at once with the text: what is measured is reading, deciding and drawing, and no network. Two texts take
// turns, so that each answer changes what stands on the page.
const [first, second] = await Promise.all(ADDRESSES.map((address) => fetch(address).then((response) => response.text())));
let text = first;
const real = globalThis.fetch;
globalThis.fetch = (address, ...rest) => {
  if (!String(address).startsWith('https://feed.invalid/')) return real(address, ...rest);
  const response = new Response('', { headers: { 'Content-Type': 'application/json' } });
  const whole = text;
  // Without a stream to read it is asked for its text.
  Object.defineProperty(response, 'body', { value: null });
  response.text = async () => whole;
  return Promise.resolve(response);
};

/** Milliseconds of one, from so many that the clock can tell. */
const timed = async (work, times) => {
  const start = performance.now();
  for (let time = 0; time < times; time += 1) await work(time);
  return (performance.now() - start) / times;
};
/** What nobody reads might not be done. */
let sink = 0;
const parse = () => { sink += JSON.parse(text).components.length; };
const parsed = (times) => {
  const start = performance.now();
  for (let time = 0; time < times; time += 1) parse();
  return (performance.now() - start) / times;
};
const pause = () => new Promise((resolve) => setTimeout(resolve, 10));

const handle = StatusWidget.mount({ source: 'https://feed.invalid/summary.json', storage: 'off', refresh: '1h' });
const cold = await timed(() => handle.refresh(), 1);
if (handle.state.level !== 'minor') throw new Error(`the banner says ${JSON.stringify(handle.state)}`);
const turn = () => {
  text = text === first ? second : first;
  return handle.refresh();
};

// Until a run takes a millisecond, two hundred times the clock's step.
let times = 1;
while (parsed(times) * times < 1) times *= 2;
const answer = { cold, parse: [], changed: [], unchanged: [], mutations: 0, bytes: new Blob([first]).size };
for (let round = 0; round < WARM; round += 1) {
  await turn();
  parsed(times);
}
const headline = handle.state.headline;
await turn();
if (handle.state.headline === headline) throw new Error(`the banner stays at ${headline}`);
const batch = Math.min(times, 16);
// Both run for as long: on a busy machine it is the long runs that are interrupted.
times = Math.max(times, Math.round(batch * await timed(turn, batch) / parsed(times)));
const observer = new MutationObserver((records) => { answer.mutations += records.length; });
for (let round = 0; round < ROUNDS; round += 1) {
  answer.parse.push(parsed(times));
  await pause();
  answer.changed.push(await timed(turn, batch));
  await pause();
  const all = { subtree: true, childList: true, characterData: true, attributes: true };
  observer.observe(document, all);
  observer.observe(handle.element.shadowRoot, all);
  answer.unchanged.push(await timed(() => handle.refresh(), batch));
  await pause();
  observer.disconnect();
}
handle.destroy();
globalThis.fetch = real;
if (!sink) throw new Error('nothing was parsed');
return answer;
