// How an option is called by script. It knows none.

/** `page-wide` → `pageWide`. */
export const camel = (name) => name.replace(/-./g, (part) => part[1].toUpperCase());
