// Colours and progress, where somebody sees them: on a terminal, and not where NO_COLOR asks for none. What is piped is plain.
import { stderr, stdout } from 'node:process';

const CODES = { bold: [1, 22], dim: [2, 22], red: [31, 39], green: [32, 39], yellow: [33, 39] };

const isWanted = (stream) => stream.isTTY && !process.env.NO_COLOR && process.env.TERM !== 'dumb';

/** A text in a style, on standard output. */
export function paint(style, text) {
  const [on, off] = CODES[style];
  return isWanted(stdout) ? `\u001B[${on}m${text}\u001B[${off}m` : text;
}

/** Says on a terminal what is waited for; answers what takes it away again. */
export function progress(text) {
  if (!stderr.isTTY) return () => {};
  stderr.write(`${text} …`);
  return () => stderr.write('\r\u001B[K');
}

/** Bytes as people say them. */
export function size(bytes) {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** Milliseconds as people say them, in the largest unit that fits. */
export function since(milliseconds) {
  for (const [unit, length] of [['day', 864e5], ['hour', 36e5], ['minute', 6e4], ['second', 1000]]) {
    const count = Math.floor(milliseconds / length);
    if (count > 0) return `${count} ${unit}${count === 1 ? '' : 's'}`;
  }
  return 'less than a second';
}

/** How many, with the word for it. */
export const count = (number, word) => `${number} ${word}${number === 1 ? '' : 's'}`;
