// How a command ends: the codes that scripts go by, and the one line of what went wrong.

/** All is well. */
export const OK = 0;
/** There is something that people should look at. */
export const FINDINGS = 1;
/** It cannot be read, written or understood: the address, the answer, a file, the command line. */
export const UNREADABLE = 2;

/** What went wrong, in one line on standard error; answers the code. */
export function fail(error) {
  tell(error.message);
  return UNREADABLE;
}

/** A line on standard error. */
export const tell = (message) => process.stderr.write(`status-widget: ${message}\n`);
