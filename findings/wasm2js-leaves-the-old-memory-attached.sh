#!/usr/bin/env bash
# binaryen 132.0.0 (npm), node 20 or later.
#
# Where a WebAssembly memory grows, its old ArrayBuffer is detached: every view of it has length 0, and that is how glue finds out that it
# needs a new view (wasm-bindgen's asks `byteLength === 0`, or `buffer.detached`). The JavaScript that wasm2js writes for the same module
# copies into another buffer and leaves the old one as it was. Glue that works with the module then reads and writes memory that nobody has
# any more, without an error.
#
# Seen: "wasm: old view has 0 bytes, detached", "wasm2js: old view has 65536 bytes, attached; written through it, lost".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . binaryen@132.0.0 >/dev/null
tool() { "node_modules/.bin/$1" "${@:2}"; }
tool wasm2js --version

cat >grows.wat <<'WAT'
(module
  (memory (export "memory") 1 4)
  (func (export "grow") (result i32) (memory.grow (i32.const 1)))
  (func (export "read") (result i32) (i32.load8_u (i32.const 8))))
WAT
tool wasm-as grows.wat -o grows.wasm
tool wasm2js grows.wat -o grows.mjs

cat >look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import * as script from './grows.mjs';
const { instance } = await WebAssembly.instantiate(readFileSync('grows.wasm'));
function look({ memory, grow, read }) {
  const old = new Uint8Array(memory.buffer);
  grow();
  old[8] = 7;
  return `old view has ${old.byteLength} bytes, ${old.byteLength === 0 ? 'detached' : `attached; written through it, ${read() === 7 ? 'kept' : 'lost'}`}`;
}
console.log(`wasm: ${look(instance.exports)}`);
console.log(`wasm2js: ${look(script)}`);
JS
node look.mjs | tee seen
grep -qx 'wasm: old view has 0 bytes, detached' seen
grep -qx 'wasm2js: old view has 65536 bytes, attached; written through it, lost' seen
