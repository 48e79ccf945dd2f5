// React for a page of a test, as one global: it ships as modules alone. It renders nothing.
export { createElement } from 'react';
export { createRoot, hydrateRoot } from 'react-dom/client';
