// The element for Preact, which needs nothing but its types: preact.d.ts.
import './element.js';
