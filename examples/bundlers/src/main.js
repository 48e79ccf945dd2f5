// An app with the widget in it, the same for every bundler. What stands in its address is for whoever tries it: the feed, the language.
import { mount } from 'status-widget';

const asked = new URLSearchParams(location.search);
mount({
  source: asked.get('feed') || 'https://status.example.com',
  components: ['Desk'],
  lang: asked.get('lang') || undefined,
});
