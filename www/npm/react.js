// The element for React, which needs nothing but its types: react.d.ts.
import './element.js';
