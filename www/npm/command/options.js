// The widget's own options on a command line, from their registry: by their attributes' names. It says nothing of what they mean.

/** What every option is, `{ name, accepts, default, doc }`, in the order of the documentation. */
export const registry = OPTIONS;

/** All but these, as `parseArgs` wants them. */
export function widgetOptions(...but) {
  const own = registry.filter(({ name }) => !but.includes(name));
  return Object.fromEntries(own.map(({ name }) => [name, { type: 'string' }]));
}

/** The options that were given, `[name, value]`, with the source in front. */
export function writtenOptions(values, source) {
  const given = registry.filter(({ name }) => name !== 'source' && typeof values[name] === 'string');
  return [['source', source], ...given.map(({ name }) => [name, values[name]])];
}
