// How long the widget takes from the bytes of a feed's answer to its banner, beside what the page itself would take for the same bytes
// to have an object, and for their text. Answers lists of milliseconds. Two documents take turns, so that each answer changes what
// stands on the page.
const [first, second] = await load(ADDRESSES);
const decoder = new TextDecoder();
const texts = new Map([first, second].map((bytes) => [bytes, decoder.decode(bytes)]));
let bytes = first;
const cold = await timed(async () => (await mounted(first)).refresh(), 1);
const { handle } = answer;
if (handle.state.level !== 'minor') throw new Error(`the banner says ${JSON.stringify(handle.state)}`);
/** What nobody reads might not be done. */
let sink = 0;
const parse = () => { sink += JSON.parse(texts.get(bytes)).components.length; };
const decode = () => { sink += JSON.parse(new TextDecoder().decode(bytes)).components.length; };
const turn = () => ask(bytes = bytes === first ? second : first);

// Until a run takes a millisecond, two hundred times the clock's step.
let times = 1;
while (timedAtOnce(parse, times) * times < 1) times *= 2;
const found = { cold, parse: [], decode: [], changed: [], unchanged: [], mutations: 0, bytes: first.length };
for (let round = 0; round < WARM; round += 1) {
  await turn();
  timedAtOnce(parse, times);
  timedAtOnce(decode, times);
}
const { headline } = handle.state;
await turn();
if (handle.state.headline === headline) throw new Error(`the banner stays at ${headline}`);
const batch = Math.min(times, 16);
// All run for as long: on a busy machine it is the long runs that are interrupted.
times = Math.max(times, Math.round(batch * await timed(turn, batch) / timedAtOnce(parse, times)));
const observer = new MutationObserver((records) => { found.mutations += records.length; });
for (let round = 0; round < ROUNDS; round += 1) {
  found.parse.push(timedAtOnce(parse, times));
  await pause();
  found.changed.push(await timed(turn, batch));
  await pause();
  found.decode.push(timedAtOnce(decode, times));
  await pause();
  const all = { subtree: true, childList: true, characterData: true, attributes: true };
  observer.observe(document, all);
  observer.observe(handle.element.shadowRoot, all);
  found.unchanged.push(await timed(() => ask(bytes), batch));
  await pause();
  observer.disconnect();
}
if (!sink) throw new Error('nothing was parsed');
return found;
