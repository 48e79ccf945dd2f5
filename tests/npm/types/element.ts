// The element from script: what a query finds, its properties, its events with their details.
import 'status-widget/element';

const element = document.querySelector('status-widget');
if (element) {
  element.components = ['Desk', 'Chat'];
  element.pageWide = 'hide';
  element.messages = { region: 'Status' };
  element.refresh = '30s';
  void element.refresh().then(() => element.state.notices[0]?.severity);
  element.addEventListener('status-widget-change', ({ detail }) => detail.headline?.toUpperCase());
  element.addEventListener('status-widget-error', ({ detail }) => detail.kind === 'timeout' && detail.advice);
  // @ts-expect-error no such value
  element.minimum = 'small';
  // @ts-expect-error the detail of a link has an address alone
  element.addEventListener('status-widget-link', ({ detail }) => detail.level);
  // @ts-expect-error it is read, not written
  element.state = null;
}
// They bubble.
document.addEventListener('status-widget-dismiss', ({ detail }) => detail.notices.length);
window.addEventListener('status-widget-show', ({ detail }) => detail.level === 'critical');
document.createElement('status-widget').source = 'https://status.example.com';
