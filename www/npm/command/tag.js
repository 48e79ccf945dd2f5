// `status-widget tag`: the lines to paste, with the hashes of the files of this package. It asks nothing.
import { readFileSync } from 'node:fs';
import { waysOf } from '../../embed/formats/addresses.js';
import { attributes, directives, element, scriptTag } from '../../configure/markup.js';
import { faults } from './core.js';
import { FINDINGS, OK } from './exit.js';
import { ACCEPTED } from '../../relay/names.js';
import { sourcesOf } from './sources.js';
import { widgetOptions, writtenOptions } from './options.js';

const FILE = 'status-widget.js';

export const tag = {
  name: 'tag',
  usage: '--source URL [--base URL] [OPTIONS]',
  title: 'Prints the tag to paste, with the hash of status-widget.js',
  least: 0,
  most: 0,
  options: { base: { type: 'string' }, element: { type: 'boolean' }, csp: { type: 'boolean' }, ...widgetOptions() },
  help: `  --base URL          where the files of the package's folder dist are served (default: /status-widget/)
  --element           an element to place beside the script, in place of one tag
  --csp               the lines of the page's Content-Security-Policy, too`,
  codes: 'Exit code: 0 it is printed; 1 it is printed, and an option in it is not as it should be; 2 the command line cannot be read.',
  examples: ['status-widget tag --source https://status.example.com --components "Desk, Chat"', `status-widget tag --source https://status.example.com --base https://cdn.example.com/status-widget@${VERSION}/ --csp`],
  async run(_, values) {
    const options = writtenOptions(values, values.source).filter(([, value]) => value);
    const { base = '/status-widget/' } = values;
    const files = base.replace(/\/*$/, '/');
    const { files: made } = JSON.parse(readFileSync(new URL('./dist/manifest.json', import.meta.url), 'utf8'));
    const pinned = { files, integrity: made[FILE].sha384 };
    const lines = values.element
      ? [scriptTag(pinned), element('status-widget', attributes(options))]
      : [scriptTag(pinned, attributes(options, 'data-'))];
    if (values.csp) {
      lines.push('', `Content-Security-Policy: ${directives(files, askedOf(values)).join('; ')}`);
      lines.push('Where the page requires Trusted Types: trusted-types status-widget');
      lines.push("For Safari before 16.4, with the tag's nonce: style-src 'nonce-…'");
    }
    process.stdout.write(`${lines.join('\n')}\n`);
    const wrong = faults(options);
    for (const fault of wrong) process.stderr.write(`status-widget: ${fault}\n`);
    return wrong.length ? FINDINGS : OK;
  },
};

/** What pages ask for: a system may keep its documents elsewhere. The last format is also that of the sources left. */
function askedOf({ source = '', format = '' }) {
  const formats = sourcesOf(format);
  return sourcesOf(source).flatMap((from, place) => {
    const name = formats[Math.min(place, formats.length - 1)];
    return (ACCEPTED.includes(name) && FORMATS[name] ? waysOf(FORMATS[name], from) : [from]).flat();
  });
}
