// In the preview's frame, before the widget: shows it with the options that the page around asks for. Where something is made up, it
// stands between the widget and the network of this one page; the widget knows nothing of it.
(() => {
  const real = window.fetch;
  const own = new URL('../', location.href).href;
  let documents = null;
  let handle = null;
  let asked = '';
  let turn = 0;
  const errors = [];

  const nothing = () => new Response('{}', { status: 404, headers: { 'Content-Type': 'application/json' } });
  window.fetch = (input, how) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href).href;
    if (!documents || url.startsWith(own)) return real.call(window, input, how);
    const isFeed = /\/summary\.json$/.test(url.split('?')[0]) || url === asked;
    return Promise.resolve(
      isFeed ? new Response(JSON.stringify(documents[0]), { headers: { 'Content-Type': 'application/json' } }) : nothing(),
    );
  };

  const tell = () => {
    if (!handle) return;
    const explanation = handle.explain();
    parent.postMessage({ told: 'status', turn, state: handle.state, explanation, errors: [...errors] }, location.origin);
  };
  document.addEventListener('status-widget-error', ({ detail }) => {
    errors.push(detail);
    tell();
  });
  document.addEventListener('status-widget-change', tell);

  /** What is asked for one after the other; the last one stays. */
  let showing = Promise.resolve();
  addEventListener('message', ({ data, origin, source }) => {
    if (origin !== location.origin || source !== parent || !data || data.ask !== 'show') return;
    showing = showing.then(() => show(data)).catch((error) => console.error(error));
  });

  async function show(wanted) {
    const root = document.documentElement;
    root.dataset.scheme = wanted.scheme;
    root.lang = wanted.speech;
    root.dir = wanted.dir;
    turn = wanted.turn;
    errors.length = 0;
    documents = wanted.documents && [...wanted.documents];
    asked = wanted.asked;
    const options = { ...wanted.options, storage: 'off' };
    // Another source is another story: what was shown of the one before is forgotten.
    if (handle) handle.destroy();
    handle = StatusWidget.mount(options, wanted.isInline ? '#place' : undefined);
    await handle.refresh();
    while (documents && documents.length > 1) {
      documents.shift();
      await handle.refresh();
    }
    if (wanted.turn === turn) tell();
  }

  addEventListener('DOMContentLoaded', () => parent.postMessage({ told: 'ready' }, location.origin));
})();
