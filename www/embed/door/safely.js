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

/** For so many milliseconds the end of a page is waited for: one that streams may be as late as the service that is down. */
const PATIENCE = 3000;

/** Runs when the page's own markup has been read: now, if it has. Where that takes long it runs before, and again then. */
export function whenReady(work) {
  if (document.readyState !== 'loading') work();
  else {
    document.addEventListener('DOMContentLoaded', work, { once: true });
    setTimeout(() => document.body && work(), PATIENCE);
  }
}

/** Runs when the page and all that it is made of is there, after its own `load`. */
export function whenLoaded(work) {
  if (document.readyState === 'complete') setTimeout(work, 0);
  else addEventListener('load', () => setTimeout(work, 0));
}
