import statusWidget from 'status-widget/vite';

export default { title: 'Desk handbook', vite: { plugins: [statusWidget()], ssr: { noExternal: ['status-widget'] } } };
