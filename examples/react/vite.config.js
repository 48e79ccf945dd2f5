import react from '@vitejs/plugin-react';
import statusWidget from 'status-widget/vite';

export default { plugins: [react(), statusWidget()] };
