// How to do what a page may have made fail. It knows nothing of the widget.

/** The same without an error: where there would be one it answers nothing. */
export const quiet = (verb) => (...values) => {
  try {
    return verb(...values);
  } catch (error) {
    return undefined;
  }
};

/** A promise of what this answers, or of what it throws. */
export const soon = (work) => new Promise((resolve) => resolve(work()));

/** Hands it on in a task of its own: between two short ones a page can answer its reader. A timer would wait some milliseconds. */
export const rest = (value) => new Promise((resolve) => {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => resolve(value);
  channel.port2.postMessage(0);
});

/** Runs when the page's own markup has been read: now, if it has. */
export function whenReady(work) {
  if (document.readyState !== 'loading') work();
  else document.addEventListener('DOMContentLoaded', work, { once: true });
}

/** Runs when the page and all that it is made of is there, after its own `load`. */
export function whenLoaded(work) {
  const look = () => {
    if (document.readyState !== 'complete') return;
    document.removeEventListener('readystatechange', look);
    setTimeout(work, 0);
  };
  document.addEventListener('readystatechange', look);
  look();
}
