// Has the page know <status-widget>. What a page says by `load({ base })` where it imports this goes before; on a server it does nothing.
import { load } from './index.js';

if (typeof document !== 'undefined') queueMicrotask(() => load().catch(() => {}));
