// The element for Vue, which needs nothing but its types: vue.d.ts.
import './element.js';
