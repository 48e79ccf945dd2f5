#!/usr/bin/env node
// The commands of the package, `npx status-widget …`: reads the command line and hands over. What a command does stands in its own file.
import { parseArgs } from 'node:util';
import { copy } from './copy.js';
import { doctor } from './doctor.js';
import { explain } from './explain.js';
import { fail, OK, UNREADABLE } from './exit.js';
import { helpOf, overview } from './help.js';
import { mirror } from './mirror.js';
import { tag } from './tag.js';

const COMMANDS = { doctor, explain, mirror, tag, copy };

const code = await run(process.argv.slice(2)).catch(fail);
// What is still waited for, such as a document that an answer can do without, keeps nobody; what is said has to be out first.
process.stdout.write('', () => process.exit(code));

async function run([name, ...rest]) {
  if (name === '--version' || name === '-v') return say(VERSION);
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    const topic = name === 'help' && rest.length ? commandOf(rest[0]) : undefined;
    process[name === undefined ? 'stderr' : 'stdout'].write(topic ? helpOf(topic) : overview(Object.values(COMMANDS)));
    return name === undefined ? UNREADABLE : OK;
  }
  const command = commandOf(name);
  let read;
  try {
    read = parseArgs({ args: rest, allowPositionals: true, options: { ...command.options, help: { type: 'boolean', short: 'h' } } });
  } catch (error) {
    throw new Error(`${error.message.split('. ')[0]}: see status-widget ${name} --help`);
  }
  const { values, positionals } = read;
  if (values.help) return say(helpOf(command).trimEnd());
  if (positionals.length < command.least || positionals.length > command.most) {
    throw new Error(`usage: status-widget ${name} ${command.usage}`);
  }
  return command.run(positionals, values);
}

function commandOf(name) {
  if (!Object.hasOwn(COMMANDS, name)) throw new Error(`there is no command ${name}: see status-widget --help`);
  return COMMANDS[name];
}

function say(text) {
  process.stdout.write(`${text}\n`);
  return OK;
}
