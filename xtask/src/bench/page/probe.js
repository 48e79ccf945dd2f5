// Runs in the page before anything else, the same for every contender: notes when the text is there, when it has been painted, what
// moved, and what became of the page itself. Where there is no text to wait for, it looks on until some time after the page's load.
(() => {
  const text = BANNER_TEXT;
  const found = { shown: null, painted: null, shift: 0, moved: [], largest: 0, blocked: 0 };
  let finish;
  globalThis.__bench = { found, done: new Promise((resolve) => { finish = resolve; }).then(() => { found.isOver = true; }) };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue;
      found.shift += entry.value;
      for (const { node } of entry.sources) found.moved.push(node ? node.nodeName : 'gone');
    }
  }).observe({ type: 'layout-shift', buffered: true });
  // The page's largest contentful paint, and its total blocking time: what of each task is beyond 50 ms.
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) found.largest = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) found.blocked += Math.max(0, duration - 50);
  }).observe({ type: 'longtask', buffered: true });
  if (text === null) {
    addEventListener('load', () => setTimeout(finish, 4000));
    return;
  }

  let candidate = null;
  const look = (records) => {
    if (found.shown !== null) return;
    const now = performance.now();
    for (const root of new Set(records.map((record) => record.target.getRootNode()))) {
      const whole = root.body || root;
      if (whole.textContent && whole.textContent.includes(text)) {
        if (candidate === null) requestAnimationFrame(frame);
        candidate = { now: candidate ? candidate.now : now, root: whole };
      }
    }
  };
  // Text counts from when it was written, but only if it can be seen in the frame that follows.
  const frame = () => {
    if (!isSeen(candidate.root)) {
      candidate = { now: performance.now(), root: candidate.root };
      requestAnimationFrame(frame);
      return;
    }
    found.shown = candidate.now;
    observer.disconnect();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      found.painted = performance.now();
      // What a contender still does after its first banner is its work too.
      setTimeout(finish, 1000);
    };
    port2.postMessage(null);
  };
  const isSeen = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (!walker.currentNode.data.includes(text)) continue;
      const { width, height } = walker.currentNode.parentElement.getBoundingClientRect();
      if (width > 8 && height > 8) return true;
    }
    return false;
  };
  const observer = new MutationObserver(look);
  const watch = (root) => observer.observe(root, { subtree: true, childList: true, characterData: true });
  watch(document);
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function attachShadow(init) {
    const root = attach.call(this, init);
    watch(root);
    return root;
  };
})();
