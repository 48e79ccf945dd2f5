// Astro, whose pages are exchanged in place: the element of the next page shows what that one depends on.
import { describeApp } from './support/app.mjs';

describeApp('astro', { hasRoutes: true });
