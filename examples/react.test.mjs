// React 19 with Vite, in strict mode: typed JSX, an event, components that change with the route.
import { describeApp } from './support/app.mjs';

describeApp('react');
