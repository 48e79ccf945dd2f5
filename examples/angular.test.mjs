// Angular: properties and an event in a template, components that change with the route.
import { describeApp } from './support/app.mjs';

describeApp('angular');
