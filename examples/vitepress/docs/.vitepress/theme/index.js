// The default theme, and one banner for the whole site. On the server, where pages are rendered, mounting does nothing.
import { mount } from 'status-widget';
import Theme from 'vitepress/theme';
import './room.css';

export default {
  extends: Theme,
  enhanceApp() {
    mount({ source: '/status', components: ['Desk'] });
  },
};
