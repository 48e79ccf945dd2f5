// Runs the package's commands as people do, in a process of their own, and keeps what they said.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The unpacked package. */
export const PACKAGE = new URL('../node_modules/status-widget/', import.meta.url);
const COMMAND = fileURLToPath(new URL('command.js', PACKAGE));

/** Fulfilled with `{ code, out, err }`; `input` is its standard input. */
export function run(args, { input, env } = {}) {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [COMMAND, ...args], { env: { ...process.env, ...env } }, (error, out, err) => {
      resolve({ code: error ? error.code : 0, out, err });
    });
    child.stdin.end(input || '');
  });
}
