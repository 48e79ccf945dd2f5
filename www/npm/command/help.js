// What `--help` says. The commands bring their own words; those of the widget's options are their registry's.
import { registry } from './options.js';

const WIDTH = 100;
const LEFT = 22;

/** Of all commands. */
export function overview(commands) {
  const lines = commands.map(({ name, title }) => `  ${name.padEnd(10)}${title}`);
  return `status-widget ${VERSION}: a calm, true notice in your app while a service that it depends on is in trouble.

usage: status-widget COMMAND …        (npx status-widget COMMAND …)

${lines.join('\n')}

status-widget COMMAND --help tells more. Exit codes: 0 fine, 1 findings, 2 it cannot be read.
`;
}

/** Of one command, with examples. */
export function helpOf({ name, usage, title, help, codes, examples, options }) {
  const own = registry.filter((option) => options[option.name] && !help.includes(`--${option.name} `));
  const widget = own.length ? `\n\nOptions of the widget:\n\n${own.map(line).join('\n')}` : '';
  return `usage: status-widget ${name} ${usage}\n\n${title}.\n\n${help}${widget}\n\n${codes}\n\nExamples:\n\n${examples.map((example) => `  ${example}`).join('\n')}\n`;
}

/** An option as its registry has it: what it means, what it takes, and what it is where it is not said. */
function line({ name, default: standard, doc, accepts }) {
  const words = `${doc} Takes ${accepts}${standard ? ` (default: ${standard})` : ''}.`.split(' ');
  const lines = [''];
  for (const word of words) {
    const last = lines[lines.length - 1];
    if (last && last.length + word.length + 1 > WIDTH - LEFT) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return `  --${name.padEnd(LEFT - 4)}${lines.join(`\n${' '.repeat(LEFT)}`)}`;
}
