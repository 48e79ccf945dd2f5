// Next with its app router, under a policy of nonces: rendered on a server, hydrated, components that change with the route.
import { describeApp } from './support/app.mjs';

describeApp('next', { server: ['node_modules/next/dist/bin/next', 'start', '--port', 'PORT'] });
