// Vue 3 with Vite: the compiler is told of the element; components change with the route.
import { describeApp } from './support/app.mjs';

describeApp('vue');
