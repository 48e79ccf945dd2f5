// The configuring page: ties what is chosen, what was found, the preview and what to paste together. It decides nothing about a notice:
// that is the widget's affair, which runs in the preview as it ships.
import facts from '#facts';
import { leavesOf, tickedBy, treeOf } from './components.js';
import { controlsIn, setControls, tally } from './controls.js';
import { byId, choice, choose, node, words } from './dom.js';
import { formats, showFindings, showTrouble } from './findings.js';
import { byHandIn } from './by-hand.js';
import { pasteIn } from './paste.js';
import { previewIn } from './preview.js';
import { addressesOf, find, guideOf } from './read.js';
import { sample } from './sample.js';
import { snippetsOf } from './snippets.js';
import { addressOf, camel, chosen, read, state, write } from './state.js';
import { sayTicked, treeIn } from './tree.js';
import { TROUBLES, madeUp } from './trouble.js';
import { showWhy } from './why.js';

/** What stands for a source that nobody has named yet. */
const NOBODY = 'https://status.example.com';
/** What the preview has no use for: where in a page it shows, and what its storage keeps. */
const NOT_PREVIEWED = ['source', 'format', 'path', 'target', 'nonce', 'storage'];
const docOf = (name) => words(facts.options.find((option) => option.name === name).doc);

let found;
let tree = [];
let tick = () => ({ ticked: new Set(), unmatched: [] });
let looking = 0;

const preview = previewIn(byId('stage'), (told) => {
  showWhy(byId('why'), told);
  const faults = told.explanation
    ? told.explanation.diagnostics.filter(({ concern }) => concern === 'options').map(({ message }) => message)
    : [];
  tally(byId('options'), state, faults);
  document.documentElement.dataset.told = told.state.level;
});
const showPaste = pasteIn(byId('paste'), (id) => {
  state.paste = id;
  write();
});

/** Something has been chosen: the address, the preview and what to paste follow. */
function changed(name, value) {
  state[name] = value;
  write();
  tally(byId('options'), state);
  show();
}

/** One source at a time is looked at; several are for fail-over, of which the first tells how it stands. */
const sourceOf = () => addressOf(state.source.split(/\s+/)[0] || '');

async function look(pasted) {
  const source = sourceOf();
  looking += 1;
  const mine = looking;
  byId('by-hand').replaceChildren();
  const say = (words, tone = '') => {
    byId('asked').textContent = words;
    byId('asked').dataset.tone = tone;
  };
  if (!source) {
    settle({ source: NOBODY, format: 'statuspage', document: sample(Date.now()), cors: 'yes', documents: [], remarks: [], isSample: true });
    say('Below is a made-up status page, so that you can look around.');
    return;
  }
  say(`Looking at ${source} …`);
  document.documentElement.dataset.looking = '';
  const one = await find({ source, format: state.format || 'auto', pasted });
  if (mine !== looking) return;
  delete document.documentElement.dataset.looking;
  settle(one);
  if (one.document) say('');
  else say('It could not be read. What to do stands below.', 'bad');
  if (!one.document) byHandIn(byId('by-hand'), one, state.format, (texts) => look(texts));
}

/** Shows what was found. */
function settle(one) {
  found = one;
  tree = one.document ? treeOf(one.document) : [];
  byId('found').hidden = Boolean(one.isSample);
  if (!one.isSample) showFindings(byId('findings'), one, tree);
  if (one.document) showTrouble(byId('trouble-now'), one.document);
  else byId('trouble-now').replaceChildren();
  tick = treeIn(byId('tree'), tree, (written) => {
    byId('components').value = written;
    changed('components', written);
  });
  show();
}

let waiting;
/** Shows all that follows from what is chosen. The preview waits until a hand rests. */
function show() {
  const marks = tick(state.components);
  byId('ticked').textContent = sayTicked(marks, tree);
  paste();
  preview.size(state.device);
  delete document.documentElement.dataset.told;
  clearTimeout(waiting);
  waiting = setTimeout(showPreview, 150);
}

function showPreview() {
  const options = {};
  for (const [name, value] of Object.entries(chosen())) if (!NOT_PREVIEWED.includes(name)) options[camel(name)] = value;
  const isInline = state.placement === 'inline' || Boolean(state.target);
  const documents = documentsOf();
  const { source } = found;
  preview.show({
    options: {
      ...options,
      placement: isInline ? 'inline' : state.placement || 'top',
      source,
      format: documents ? 'statuspage' : state.format || 'auto',
    },
    documents,
    asked: absolute(addressesOf(source, documents ? 'statuspage' : state.format)[0]),
    scheme: state.scheme,
    speech: state.speech,
    dir: /^(ar|fa|he|ur)\b/.test(state.speech) ? 'rtl' : 'ltr',
    isInline,
  });
}

/** An address as the network has it; nothing for what is none. */
function absolute(address) {
  try {
    return new URL(address.replace(/^\?/, ''), location.href).href;
  } catch (error) {
    return '';
  }
}

/** What the preview is given in place of the feed; nothing where it asks that itself. */
function documentsOf() {
  const isReadable = !found.isSample && found.cors !== 'pasted';
  if (state.trouble === 'none') return isReadable ? null : [found.document];
  const document = found.document || {
    components: state.components
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean)
      .map((name) => ({ id: name, name, status: 'operational' })),
  };
  const leaves = leavesOf(treeOf(document));
  const away = tickedBy(state.exclude, treeOf(document)).ticked;
  const { ticked } = tickedBy(state.components, treeOf(document));
  const meant = leaves.filter(({ id }) => !away.has(id) && ticked.has(id));
  // Where all is meant, one stands for it.
  const ids = new Set((meant.length ? meant : leaves.filter(({ id }) => !away.has(id)).slice(0, 1)).map(({ id }) => id));
  return madeUp(state.trouble, document, ids, Date.now());
}

function paste() {
  const options = chosen();
  const source = found.isSample ? NOBODY : state.source.split(/\s+/).filter(Boolean).map(addressOf).join(' ');
  const guide = guideOf(found.format);
  const isRelayed = found.cors === 'no' || found.cors === 'pasted' || (!found.document && guide && guide.cors === 'no');
  const name = slugOf(found);
  const address = `${(state.relay || 'https://relay.example.com').replace(/\/+$/, '')}/${name}`;
  const format = state.format || (found.format && found.format !== 'statuspage' ? found.format : '');
  byId('relay-field').hidden = !isRelayed;
  const written = { source: isRelayed ? address : source, ...options, ...(isRelayed ? { source: address } : { source }) };
  // To name the system spares the search for it.
  if (isRelayed) delete written.format;
  else if (format && format !== 'statuspage' && format !== 'auto') written.format = format;
  const files = state.files.replace(/\/*$/, '/');
  showPaste(
    snippetsOf({
      options: written,
      files,
      integrity: facts.script.integrity,
      feeds: isRelayed ? [address] : source.split(' ').flatMap((one) => addressesOf(one, format)),
      relay: isRelayed && {
        name,
        source,
        format,
        address,
        documents: addressesOf(source, format),
        isPrivate: /\/\/(localhost|127\.|10\.|192\.168\.|\[)/.test(source),
      },
      relays: facts.relays,
    }),
    state.paste,
  );
}

/** A name for the relay's own address: what the page is called, or where it is. */
function slugOf({ document, source }) {
  const [host, ...path] = source
    .replace(/^\w+:\/\/(status\.)?/, '')
    .split('/')
    .filter(Boolean);
  const called = (document && document.page && document.page.name) || path.pop() || host.split(/[.:]/)[0];
  return (
    String(called)
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 40) || 'feed'
  );
}

/** Fills all fields by what is chosen. */
function fill() {
  byId('source').value = state.source;
  byId('format').value = state.format || 'auto';
  for (const name of ['components', 'files', 'relay']) byId(name).value = state[name];
  for (const name of ['device', 'scheme']) choose(name, state[name]);
  byId('trouble').value = state.trouble;
  byId('speech').value = state.speech;
  setControls(state);
}

function begin() {
  byId('version').textContent = facts.version;
  byId('source-doc').replaceChildren(...docOf('source'));
  byId('format-doc').replaceChildren(...docOf('format'));
  byId('components-doc').replaceChildren(...docOf('components'));
  byId('format').replaceChildren(
    node('option', { value: 'auto' }, 'find it out'),
    node('option', { value: 'statuspage' }, 'Statuspage'),
    ...formats().map(([name, title]) => node('option', { value: name }, title)),
  );
  const select = (id, label, options) =>
    node(
      'div',
      { class: 'field' },
      node('label', { for: id }, label),
      node(
        'select',
        { id, onchange: ({ target }) => changed(id, target.value) },
        options.map(([value, text]) => node('option', { value }, text)),
      ),
    );
  byId('bar').append(
    select('trouble', 'What happens', TROUBLES),
    select(
      'speech',
      'The page’s language',
      facts.languages.map((tag) => [tag, nameOf(tag)]),
    ),
    choice(
      'device',
      'Screen',
      [
        ['telephone', 'Telephone'],
        ['desktop', 'Desktop'],
      ],
      state.device,
      (value) => changed('device', value),
    ),
    choice(
      'scheme',
      'Colours',
      [
        ['light', 'Light'],
        ['dark', 'Dark'],
      ],
      state.scheme,
      (value) => changed('scheme', value),
    ),
  );
  controlsIn(byId('options'), state, changed);
  byId('components').oninput = ({ target }) => changed('components', target.value);
  for (const name of ['files', 'relay'])
    byId(name).oninput = ({ target }) => changed(name, target.value.trim() || (name === 'files' ? '/' : ''));
  byId('format').onchange = ({ target }) => {
    state.format = target.value === 'auto' ? '' : target.value;
    write();
    if (sourceOf()) look();
  };
  byId('ask').onsubmit = (event) => {
    event.preventDefault();
    const typed = byId('source').value.split(/\s+/).filter(Boolean).map(addressOf).join(' ');
    // What was ticked on another page means nothing on this one.
    if (typed !== state.source && state.source) Object.assign(state, { components: '', exclude: '' });
    state.source = typed;
    write();
    fill();
    look();
  };
  // An address that is sent, or pasted over this one.
  addEventListener('hashchange', () => {
    read();
    fill();
    look();
  });
  read();
  fill();
  look();
}

/** A language by its own name. */
function nameOf(tag) {
  try {
    return new Intl.DisplayNames([tag], { type: 'language' }).of(tag);
  } catch (error) {
    return tag;
  }
}

begin();
