import { sveltekit } from '@sveltejs/kit/vite';
import statusWidget from 'status-widget/vite';

export default { plugins: [sveltekit(), statusWidget()] };
