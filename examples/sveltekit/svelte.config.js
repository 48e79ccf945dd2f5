// A server of Node's, and a policy of nonces, which SvelteKit gives its own scripts.
import adapter from '@sveltejs/adapter-node';

const directives = {
  'default-src': ['none'],
  'script-src': ['self', 'wasm-unsafe-eval'],
  'style-src': ['self'],
  // What SvelteKit itself needs: the style of its element that tells screen readers of a new page.
  'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
  // And the status page's origin, where it is another.
  'connect-src': ['self'],
};

export default { kit: { adapter: adapter({ out: 'dist' }), csp: { mode: 'nonce', directives } } };
