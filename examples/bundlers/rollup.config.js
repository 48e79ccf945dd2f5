// Rollup has to be told how packages are found.
import resolve from '@rollup/plugin-node-resolve';

export default { input: 'src/main.js', plugins: [resolve()], output: { dir: 'out/rollup', format: 'es' } };
