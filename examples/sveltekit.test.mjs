// SvelteKit on a server of Node's, under a policy of nonces: typed markup, an event, components that change with the route.
import { describeApp } from './support/app.mjs';

describeApp('sveltekit', { server: ['dist/index.js'] });
