// How the hands of the wasm write to a field of the page's. They say what.

/** Unless it has this value already: what looks the same is no mutation, and costs no layout. */
export const set = (owner, field, value) => { if (owner[field] !== value) owner[field] = value; };
