// What the door lends, for the wasm's tests, which have no door and no bundle: its questions and answers, and a module for other systems'
// feeds that knows none.
import './globals.js';
import * as ask from '../../www/embed/door/ask.js';
import { recordOf, written } from '../../www/embed/door/record.js';
import { rest } from '../../www/embed/door/safely.js';

const unknown = () => Promise.reject(Object.assign(new Error(), { name: 'format\nthe answer is of no status system that is known' }));

export const door = () => Object.assign({ fetchScript: () => Promise.resolve(() => unknown), recordOf, rest, written }, ask);

/** Has an element have these options from script. */
export const give = (element, options) => { recordOf(element).options = options; };
