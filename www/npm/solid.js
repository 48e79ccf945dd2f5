// The element for Solid, which needs nothing but its types: solid.d.ts.
import './element.js';
