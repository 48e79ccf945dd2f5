// The element for Svelte, which needs nothing but its types: svelte.d.ts.
import './element.js';
