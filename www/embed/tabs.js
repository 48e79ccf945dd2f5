// What the elements of an origin that ask the same sources tell each other, and leave for page views to come; for
// src/shell/tabs.rs. None throws: full, blocked or holding nonsense, a storage is as good as none. Nor does anything within, on an
// ordinary page: for the place of an error Chromium reads all of the script again. It decides nothing.
import { quiet } from './door/safely.js';
import { ends, isText, keep } from './page.js';

/** Above so many bytes it is not kept: storage is 5 MB for the whole origin. */
const LIMIT = 262144;
/** Until others have heard of a failure and wait, too. */
const HEARD = 1000;
/** A document is told to others so many milliseconds after it is on the page: copying it takes time. Of several only the last one is. */
const SOON = 20;
/** The last documents and memories that were told or heard on the lines of this page: what all its elements say is said once. */
const told = {};
const memories = {};

/** A document's bytes with where they came from and when: so many milliseconds ago. */
export const finding = (source, hold, document, age) => ({ at: Date.now() - age, source, hold, document });

/** Gives a finding the very bytes of another, which are the same. */
export const liken = quiet((finding, other) => { finding.document = other.document; });

/** A line that is not open yet: it is what closes it for good. The first word on it is what an earlier page view has left. */
export function line(key, kind, call, turn) {
  const line = keep(() => reach(line, 0));
  Object.assign(line, { key, kind, call, turn, memory: '' });
  queueMicrotask(quiet(() => line.far && hear(line, JSON.parse(storeOf(line.kind)[keyOf(line)] || null))));
  return line;
}

/** Opens or closes it, and asks for the lock or lets it go: 0 neither, 1 it hears, 2 it hears and leads. */
export const reach = quiet((line, far) => {
  line.far = far;
  if (far < 2 && line.lead) line.lead = line.lead.abort();
  if (far < 1 && line.channel) line.channel = line.channel.close();
  if (far > 0 && !line.channel) open(line);
  if (far > 1 && !line.lead) lead(line);
});

const open = quiet((line) => {
  if (!line.key) return;
  const channel = line.channel = new BroadcastChannel(line.key);
  channel.onmessage = ({ data }) => line.channel !== channel || hear(line, data);
});

const hear = quiet((line, word) => {
  if (!word) return;
  if (isText(word)) {
    if (word === line.memory) return;
    line.memory = memories[line.key] = word;
  } else {
    // The very document that another element here has, not a copy of it.
    const before = Object(told[line.key]);
    if (before.at === word.at && before.source === word.source) word = before;
    told[line.key] = word;
  }
  // In the storage, and with earlier versions, a document is a text.
  const { text } = word;
  line.isHearing = true;
  if (line.far) line.call(line.turn, 1, isText(text) ? Object.assign(word, { text: undefined, document: new TextEncoder().encode(text) }) : word);
  line.isHearing = false;
});

function lead(line) {
  const controller = line.lead = new AbortController();
  const { signal } = controller;
  const led = () => signal.aborted || line.call(line.turn, 0);
  const hold = () => new Promise((over) => {
    signal.onabort = over;
    led();
  });
  // Who hears nobody, or has no lock, leads by itself. In a promise from the start, since the lock may not be there.
  new Promise((resolve) => resolve(line.channel && navigator.locks.request(line.key, { signal }, hold))).then(led, led);
}

const tell = quiet((line, word) => line.channel.postMessage(word));

/** Tells the others: a memory if it is another, and never what follows from a word of theirs, so that none goes round for ever; a document once for all elements that share it. */
export const post = quiet((line, word) => {
  const { document } = word;
  if (isText(word)) {
    save(line, line.key, word);
    if (line.isHearing || word === line.memory) return;
    line.memory = word;
    if (memories[line.key] !== word) tell(line, memories[line.key] = word);
  } else {
    const before = told[line.key];
    told[line.key] = word;
    // The same document again, later, says that somebody asks.
    if (Object(before).document === document && before.at + 100 >= word.at) return;
    clearTimeout(line.due);
    line.due = setTimeout(tell, SOON, line, word);
  }
});

/** Tells the others, then lets another lead. */
export function pass(line, word) {
  const { lead } = line;
  tell(line, word);
  setTimeout(() => line.lead !== lead || (reach(line, 1), reach(line, 2)), HEARD);
}

/** The memory that is stored, unless it is the one that was told, heard or stored last: in a storage that is full an old one stays. */
export const recall = quiet((line) => {
  const text = storeOf(line.kind)[line.key];
  return text === line.memory || text === line.read ? undefined : line.read = text;
});

/** Keeps a document for the next page view, a moment later, if it is another; without one, no longer does. */
export const snapshot = quiet((line, finding) => {
  if ('kept' in line && line.kept === finding) return;
  line.kept = finding;
  setTimeout(quiet(() => {
    // Who shows nothing does not take from the next page view what another shows.
    ends.forEach(({ key, kept }) => { if (key === line.key) finding = finding || kept; });
    const bytes = finding && finding.document;
    const isKept = bytes && bytes.length < LIMIT;
    save(line, keyOf(line), isKept && JSON.stringify(Object.assign({}, finding, { document: undefined, text: new TextDecoder().decode(bytes) })));
  }), 0);
});

/** A key that no list of sources makes. */
const keyOf = (line) => line.key.replace(' ', '+ ');

/** What a page has of this kind of storage; an empty one where none is wanted. */
export const storeOf = (kind) => Object(window[`${kind}Storage`]);

const save = quiet((line, key, text) => {
  const storage = storeOf(line.kind);
  if (!text) storage.removeItem(key);
  else if (storage[key] !== text) storage.setItem(key, text);
});
