// What build tools and servers take of the package.
import { defineConfig } from 'vite';
import statusWidget, { files } from 'status-widget/vite';
import { relay } from 'status-widget/relay';

export default defineConfig({ plugins: [statusWidget(), statusWidget({ path: 'vendor/' })] });
export const handle: (request: Request) => Promise<Response> = relay({ sources: { shop: 'https://a.example.com', desk: { source: 'https://b.example.com', format: 'cachet' } }, fresh: 30 });
export const names: readonly string[] = files;
// @ts-expect-error no such setting
statusWidget({ folder: 'vendor/' });
// @ts-expect-error no such format
relay({ sources: { desk: { source: 'https://b.example.com', format: 'rss' } } });
