// What to paste, as text: from the options that are chosen to markup, script and headers. It is pure, and every value is escaped for the
// language that it stands in.

import { attribute, attributes, directives, element, scriptTag } from './markup.js';

/** A string of script that may stand inside a script element, too. */
const string = (value) =>
  `'${JSON.stringify(value)
    .slice(1, -1)
    .replace(/\\"/g, '"')
    .replace(/'/g, "\\'")
    .replace(/</g, '\\x3c')
    .replace(/\u2028|\u2029/g, ' ')}'`;
const camel = (name) => name.replace(/-./g, (part) => part[1].toUpperCase());
/** Names of components are a list where script writes them. */
const LISTS = ['components', 'exclude'];
const arrayOf = (value) => {
  const names = value.split(',').map((one) => one.trim());
  return `[${names.filter(Boolean).map(string).join(', ')}]`;
};

const indented = (text, by) => text.replace(/\n/g, `\n${by}`);

/**
 * `[{ id, label, blocks: [{ title, code, note }] }]` for `{ options, files, integrity, feeds, relay }`: the options that are written, the
 * folder of the files with a slash at its end, the script's hash, the addresses that are asked, and what a relay has to know, if one is needed.
 */
export function snippetsOf(given) {
  const { options, files, integrity, feeds, relay, relays = [] } = given;
  const entries = Object.entries(options);
  // An element that says nothing of it stands in the flow of its page; a tag lies over that. A target is a place by itself.
  const placed = options.target || options.placement ? entries : [...entries, ['placement', 'top']];
  const markup = element('status-widget', attributes(placed));
  const jsx = element(
    'status-widget',
    placed.map(([name, value]) => (/["\\{}&<>\n]/.test(value) ? `${name}={${string(value)}}` : `${name}="${value}"`)),
    '/>',
  );
  const angular = markup.replace(/\{/g, '&#123;').replace(/\}/g, '&#125;');
  const script = entries.map(([name, value]) => `    ${camel(name)}: ${LISTS.includes(name) ? arrayOf(value) : string(value)},`);
  const once = { title: 'Once for the page', code: scriptTag({ files, integrity }) };
  const parts = [
    {
      id: 'tag',
      label: 'Script tag',
      blocks: [
        {
          title: 'Anywhere in the page',
          code: scriptTag({ files, integrity }, attributes(entries, 'data-')),
        },
      ],
    },
    {
      id: 'element',
      label: 'Element',
      blocks: [
        {
          title: 'Where it should stand',
          code: markup,
          note: 'With `placement="inline"`, or without a word of it, it stands in the flow of the page there.',
        },
        once,
      ],
    },
    {
      id: 'script',
      label: 'From script',
      blocks: [
        {
          title: 'In a script of yours, or in a tag manager',
          // In ES5, because tag managers check that.
          code: `(window.StatusWidget = window.StatusWidget || []).push(function (widget) {\n  widget.mount({\n${script.join('\n')}\n  });\n});`,
        },
        once,
      ],
    },
    {
      id: 'react',
      label: 'React',
      blocks: [
        {
          title: 'React 19: the element as it is',
          code: `export function StatusNotice() {\n  return (\n    ${indented(jsx, '    ')}\n  );\n}`,
          note: "For TypeScript the npm package has the types: `import 'status-widget/react'`.",
        },
        once,
      ],
    },
    {
      id: 'vue',
      label: 'Vue',
      blocks: [
        { title: 'In a template', code: markup },
        {
          title: 'vite.config.js: it is an element, not a component',
          code: "vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'status-widget' } } })",
        },
        once,
      ],
    },
    {
      id: 'angular',
      label: 'Angular',
      blocks: [
        { title: 'In a template', code: angular },
        {
          title: 'In its component',
          code: "import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';\n\n@Component({ /* … */ schemas: [CUSTOM_ELEMENTS_SCHEMA] })",
        },
        once,
      ],
    },
    {
      id: 'policy',
      label: 'Policy',
      blocks: [
        {
          title: 'What a Content-Security-Policy has to allow',
          code: directives(files, feeds).map((line) => `${line};`).join('\n'),
          note:
            "Add these to the lines that you have. Without `'wasm-unsafe-eval'` the widget comes as JavaScript, a third larger. " +
            'Where you require Trusted Types, allow the policy `status-widget`: `trusted-types status-widget`. ' +
            "Safari before 16.4 gets the style as an element with the tag's nonce: `style-src 'nonce-…'`.",
        },
      ],
    },
  ];
  if (relay) parts.push({ id: 'relay', label: 'Relay', blocks: relayBlocks(relay, relays) });
  return parts;
}

function relayBlocks({ name, source, format, address, documents, isPrivate }, relays) {
  const entry = { source, ...(format && format !== 'statuspage' ? { format } : {}), ...(isPrivate ? { private: true } : {}) };
  const node = relays.find((file) => file.includes('.node.'));
  const worker = relays.find((file) => file.includes('.worker.'));
  const nginx = relays.find((file) => file.includes('nginx'));
  const blocks = [
    {
      title: 'relay.json: the feed that it asks, once for all readers',
      code: JSON.stringify({ sources: { [name]: entry } }, null, 2),
      note: `The tag's source is then \`${address}\`.`,
    },
  ];
  if (node) blocks.push({ title: 'With Node 20 or later', code: `node ${node} relay.json` });
  if (worker) blocks.push({ title: 'Or on Cloudflare Workers', code: workerOf(worker, string(JSON.stringify({ sources: { [name]: entry } }))) });
  const only = documents.length === 1 && documents[0];
  if (nginx && only && /^https:/.test(only) && (!format || format === 'statuspage')) {
    blocks.push({ title: `Or with nginx: these in ${nginx}`, code: nginxOf(name, new URL(only)) });
  }
  return blocks;
}

const workerOf = (file, configuration) => `name = "status-relay"
main = "${file}"
compatibility_date = "2025-01-01"

[vars]
RELAY = ${configuration}

[[rules]]
type = "CompiledWasm"
globs = ["**/*.wasm"]`;

/** A feed, and beside a summary how what has vanished from it has ended. */
function nginxOf(name, { host, pathname, search }) {
  const upstream = `status_${name.replace(/\W/g, '_')}`;
  const history = pathname.replace(/\/summary\.json$/, '/incidents.json');
  const location = (file, path) => `

location = /${name}/api/v2/${file} {
    set $status_host ${host};
    proxy_pass https://${upstream}${path}${search};
}`;
  return `upstream ${upstream} {
    zone ${upstream} 64k;
    server ${host}:443 max_fails=1 fail_timeout=15s;
    server ${host}:443 max_fails=1 fail_timeout=15s backup;
    keepalive 2;
}${location('summary.json', pathname)}${history === pathname ? '' : location('incidents.json', history)}`;
}
