// Placeholder while the build tool is being made: the real loader follows.
import init, * as glue from '#glue';
import css from '#style';
console.log(WASM_FILE, VERSION, css, glue, init);
