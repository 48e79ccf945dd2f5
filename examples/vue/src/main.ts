// A small app of two pages, of which each depends on another component.
import { createApp } from 'vue';
import 'status-widget/vue';
import App from './App.vue';

createApp(App).mount('#root');
