// Nothing is said to the outside while it builds, and the folder above, with the other examples, is none of this app's.
export default { turbopack: { root: import.meta.dirname }, outputFileTracingRoot: import.meta.dirname };
