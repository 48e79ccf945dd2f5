// `status-widget copy`: the files that a page loads, into a folder that is served: the one step for any tool that has such a folder.
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { OK } from './exit.js';
import { count } from './paint.js';

const DIST = new URL('./dist/', import.meta.url);
/** What a page loads: not the types, the relay and the list of all. */
const isLoaded = (name) => name.startsWith('status-widget.') && !name.endsWith('.ts');
/** The names of releases, which have a hash in them, and the one that has none. */
const isOurs = (name) => /^status-widget\.(js(\.map)?|banner\.js\.map|([\w-]+\.)*[0-9a-f]{10}\.(js|wasm|txt|json))$/.test(name);

export const copy = {
  name: 'copy',
  usage: 'FOLDER',
  title: 'Copies the files that a page loads into a folder that is served, as they are',
  least: 1,
  most: 1,
  options: { keep: { type: 'boolean' } },
  help: `FOLDER is made where it is missing, and files of other releases in it are taken away.

  --keep              leave files of other releases, for pages that still ask for them`,
  codes: 'Exit code: 0 they are there; 2 they cannot be written.',
  examples: ['status-widget copy public/status-widget', '"scripts": { "prebuild": "status-widget copy public/status-widget" }'],
  async run([folder], { keep }) {
    const names = (await readdir(DIST)).filter(isLoaded);
    try {
      await mkdir(folder, { recursive: true });
      for (const name of names) await copyFile(new URL(name, DIST), `${folder}/${name}`);
      const old = keep ? [] : (await readdir(folder)).filter((name) => isOurs(name) && !names.includes(name));
      for (const name of old) await rm(`${folder}/${name}`);
    } catch (error) {
      throw new Error(`${folder} cannot be written (${error.code})`);
    }
    process.stderr.write(`${folder}: ${count(names.length, 'file')} of status-widget ${VERSION}\n`);
    return OK;
  },
};
