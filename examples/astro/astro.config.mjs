// A script of a few lines would be written into the page, where a strict policy refuses it.
import statusWidget from 'status-widget/vite';

export default { devToolbar: { enabled: false }, vite: { plugins: [statusWidget()], build: { assetsInlineLimit: 0 } } };
