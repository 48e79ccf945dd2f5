// What the door lends, for the wasm's tests, which have no door: its questions and answers.
import * as ask from '../../www/embed/door/ask.js';

export const door = () => ask;
