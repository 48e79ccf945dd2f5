// The widget's files beside what Vite makes: served as they are while one works on a page, and copied as they are into what is built. Whatever
// is pinned by its hash must reach the browser unchanged, so none of them goes through the bundler.
import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const DIST = new URL('./dist/', import.meta.url);
const BASE = fileURLToPath(new URL('./base.js', import.meta.url));
const TYPES = { js: 'text/javascript', json: 'application/json', map: 'application/json', txt: 'text/plain; charset=utf-8', wasm: 'application/wasm' };
const typeOf = (name) => TYPES[name.split('.').pop()];

/** What a page loads: not the types, the relay and the list of all. */
export const files = readdirSync(DIST).filter((name) => name.startsWith('status-widget.') && typeOf(name));

/** The plugin. `path` is where the files lie below the site's base. */
export default function statusWidget({ path = 'status-widget/' } = {}) {
  // Nothing, where they lie beside the page itself.
  const below = path.replace(/^\/+|\/+$/g, '').replace(/.$/, '$&/');
  let base = '/';
  let isServer = false;
  return {
    name: 'status-widget',
    enforce: 'pre',
    // Or Vite would put the package into a file of its own before this could tell it where the files are.
    config: () => ({ optimizeDeps: { exclude: ['status-widget'] } }),
    configResolved(config) {
      base = config.base;
      isServer = Boolean(config.build.ssr);
    },
    load(id) {
      if (id.split('?')[0].replace(/\\/g, '/') !== BASE.replace(/\\/g, '/')) return undefined;
      return `export const base = ${JSON.stringify(base + below)};\n`;
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url, 'http://localhost');
        const name = pathname.startsWith(base + below) && pathname.slice((base + below).length);
        // Vite has taken the base off for some, and not for others.
        const other = pathname.startsWith(`/${below}`) && pathname.slice(below.length + 1);
        const file = files.find((known) => known === name || known === other);
        if (!file) return next();
        response.setHeader('Content-Type', typeOf(file));
        response.setHeader('Cache-Control', 'no-cache');
        return createReadStream(new URL(file, DIST)).pipe(response);
      });
    },
    generateBundle() {
      // What renders on a server loads none of them.
      if (isServer || (this.environment && this.environment.name !== 'client')) return;
      for (const name of files) this.emitFile({ type: 'asset', fileName: below + name, source: readFileSync(new URL(name, DIST)) });
    },
  };
}
