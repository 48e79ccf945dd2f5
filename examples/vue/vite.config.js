import vue from '@vitejs/plugin-vue';
import statusWidget from 'status-widget/vite';

const template = { compilerOptions: { isCustomElement: (tag) => tag === 'status-widget' } };

export default { plugins: [vue({ template }), statusWidget()] };
