// Runs every test of the module beside it, one after the other. What came of each stands in #output, and on the root element what came
// of all: `passed`, `failed`, or `broken` where they could not be begun.
import init, * as bound from './tests.js';

const output = document.getElementById('output');
const say = (words) => output.append(`${words}\n`);

// What somebody left to itself has no test that it could fail. It is told beside whatever comes of them.
addEventListener('error', (event) => say(`uncaught: ${event.error?.stack ?? event.message}`));
addEventListener('unhandledrejection', (event) => say(`unhandled: ${event.reason?.stack ?? event.reason}`));

async function run() {
  const exports = await init({ module_or_path: 'tests_bg.wasm' });
  // The runtime calls each test by way of this, to have what it throws.
  globalThis.__wbg_test_invoke = (test) => test();
  for (const method of ['debug', 'log', 'info', 'warn', 'error']) {
    // What a test writes stands below its failure.
    const plain = console[method].bind(console);
    console[method] = (...words) => {
      plain(...words);
      bound[`__wbgtest_console_${method}`](words);
    };
  }
  const tests = Object.keys(exports).filter((name) => name.startsWith('__wbgt_'));
  if (tests.length === 0) throw new Error('there is no test in this module');
  const all = new bound.WasmBindgenTestContext(false);
  return (await all.run(tests.map((name) => exports[name]))) ? 'passed' : 'failed';
}

run()
  .catch((error) => {
    say(error.stack ?? error);
    return 'broken';
  })
  .then((outcome) => (document.documentElement.dataset.outcome = outcome));
