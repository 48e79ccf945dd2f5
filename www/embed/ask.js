// One question to a feed, for the loader's first and for all that follow from src/shell/request.rs. It knows no feed.

/** What has been asked early, if that is for this address; else asks. The response may be rejected, and whoever takes it over hears of that. Nobody else needs to. */
export function askFor(url, early) {
  if (early && early.url === url) return early;
  const controller = new AbortController();
  const { signal } = controller;
  // Nothing of the page's goes along, and the browser revalidates for us: a conditional header of our own would cost a preflight.
  const how = { credentials: 'omit', cache: 'no-cache', referrerPolicy: 'strict-origin', signal };
  // In a promise from the start: a page's own `fetch` may throw, and an address may be none.
  const response = new Promise((resolve) => resolve(fetch(url, how)));
  response.catch(() => {});
  return { url, controller, response };
}
