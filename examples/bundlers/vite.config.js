// Vite serves and copies the widget's files by the package's own plugin.
import statusWidget from 'status-widget/vite';

export default { plugins: [statusWidget()] };
