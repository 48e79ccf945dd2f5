// What the door lends, for the wasm's tests, which have no door and no bundle: its questions and answers, and a module for other systems'
// feeds that knows none.
import * as ask from '../../www/embed/door/ask.js';
import { rest } from '../../www/embed/door/safely.js';

Object.assign(window, { FORMATS_FILE: 'status-widget.formats.js', FORMATS_HASH: '', MEMORY: 0 });

const unknown = () => Promise.reject(Object.assign(new Error(), { name: 'format\nthe answer is of no status system that is known' }));

export const door = () => Object.assign({ fetchScript: () => Promise.resolve(() => unknown), rest }, ask);
