#!/usr/bin/env bash
# binaryen 132.0.0 (npm), node 20 for an engine.
#
# `wasm-opt --all-features` sounds as if it let every feature of the input pass. It also lets the writer use them: two imports from one
# module are written in the encoding of compact imports, which the engine of node 20 does not read. wasm-opt ends with 0 and says nothing, and
# a module that needs no feature at all no longer compiles. With its features named one by one it does.
#
# Seen: "as assembled: compiles", "features named: compiles", "--all-features: does not compile".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . binaryen@132.0.0 >/dev/null
tool() { "node_modules/.bin/$1" "${@:2}"; }
tool wasm-opt --version

cat >two.wat <<'WAT'
(module
  (import "host" "one" (func $one))
  (import "host" "two" (func $two))
  (export "run" (func $run))
  (func $run (call $one) (call $two)))
WAT
tool wasm-as two.wat -o plain.wasm
tool wasm-opt plain.wasm -O --mvp-features --enable-bulk-memory --enable-reference-types -o named.wasm
tool wasm-opt plain.wasm -O --all-features -o all.wasm

state() { node -e 'console.log(WebAssembly.validate(require("fs").readFileSync(process.argv[1])) ? "compiles" : "does not compile")' "$1"; }
echo "node $(node --version)"
echo "as assembled: $(state plain.wasm)"
echo "features named: $(state named.wasm)"
echo "--all-features: $(state all.wasm)"
[ "$(state plain.wasm)" = compiles ]
[ "$(state named.wasm)" = compiles ]
[ "$(state all.wasm)" = "does not compile" ]
