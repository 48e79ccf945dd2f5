// A browser of its own, by W3C WebDriver: what these tests need of it, and no more.
const DRIVER = process.env.WEBDRIVER_URL;
const ARGUMENTS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-dev-shm-usage', '--window-size=1280,800'];

/** Opens one; `lines` are the console's, `run(function, ...arguments)` runs in the page, `until` waits for something that is true there. */
export async function openBrowser() {
  const chrome = { args: ARGUMENTS, ...(process.env.E2E_BROWSER && { binary: process.env.E2E_BROWSER }) };
  const capabilities = { alwaysMatch: { browserName: 'chrome', 'goog:chromeOptions': chrome, 'goog:loggingPrefs': { browser: 'ALL' } } };
  const { sessionId } = await call('POST', '/session', { capabilities });
  const of = (method, path, body) => call(method, `/session/${sessionId}${path}`, body);
  const run = (work, ...args) => of('POST', '/execute/sync', { script: `return (${work})(...arguments)`, args });
  return {
    run,
    go: (url) => of('POST', '/url', { url }),
    lines: async () => (await of('POST', '/se/log', { type: 'browser' })).map(({ message }) => message),
    until: async (work, ...args) => {
      const end = Date.now() + 20_000;
      for (;;) {
        const found = await run(work, ...args);
        if (found) return found;
        if (Date.now() > end) throw new Error(`not in 20 s: ${work}\nthe page has ${await run(() => document.documentElement.outerHTML.slice(0, 2000))}`);
        await new Promise((resolve) => { setTimeout(resolve, 50); });
      }
    },
    close: () => of('DELETE', ''),
  };
}

async function call(method, path, body) {
  const response = await fetch(DRIVER + path, { method, body: body && JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}
