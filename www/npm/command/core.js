// The core as it decides in a page, as wasm. It is given texts and bytes, and reads no network and no clock.
import { readFileSync } from 'node:fs';
import * as glue from '#glue';
import { joined } from '../../embed/formats/joined.js';

const module = new WebAssembly.Module(readFileSync(new URL(`./${WASM_FILE}`, import.meta.url)));
glue.start(new WebAssembly.Instance(module, glue.imports()), module);

const encoder = new TextEncoder();

/** What would show, and why. `document` is a Statuspage document, which others had kept for `age` milliseconds, `options` are `[name, value]`, `seen` documents that a browser has had before. */
export function explain({ document, options, now, age = 0, seen = [], history = '' }) {
  const before = seen.length ? joined(seen.map((text) => encoder.encode(text))) : new Uint8Array();
  return glue.explain(encoder.encode(document), written(options), now, age, before, encoder.encode(history));
}

/** What is wrong with options, a sentence each. */
export const faults = (options) => glue.faults(written(options));

/** What a document says of its page. */
export const inspect = (document, now) => glue.inspect(encoder.encode(document), now);

/** The Statuspage document that others become: a format, then `+` and the document or `-` and why there is none. */
export const translate = (documents, source, now) => glue.translate(joined(documents), source, now);

/** A moment and a span as people write them, in milliseconds; `undefined` where they are none. */
export const moment = (text) => glue.moment(text);
export const span = (text) => glue.span(text);

/** Names and values by turns, each with a null behind it. */
const written = (options) => options.flat().map((text) => `${text}\0`).join('');
