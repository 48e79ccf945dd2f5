// A document's components as a tree, and what is ticked in it as the option `components`: in as few words as the widget understands.
// It draws nothing.

const isObject = (value) => Boolean(value) && typeof value === 'object';
const list = (value) => (Array.isArray(value) ? value.filter(isObject) : []);
const text = (value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** As names are compared, whatever their case and spacing (src/spacing.rs). */
export const fold = (name) =>
  name
    .replace(/[\s\u00a0\u200b-\u200f\u2060\ufeff]+/g, ' ')
    .trim()
    .toLowerCase();

/**
 * `[{ id, name, members }]` in the document's order: groups with their members, and components of no group by themselves, with `status`. A row
 * is a group when it has members here, whatever it says of itself (src/feed/statuspage/components.rs).
 */
export function treeOf(document) {
  const rows = list(isObject(document) ? document.components : []).filter((row) => keyOf(row));
  const ids = new Set(rows.map(keyOf));
  const parents = new Map();
  for (const row of rows) {
    const key = parentOf(row);
    if (key && !parents.has(key)) parents.set(key, []);
    if (key) parents.get(key).push(row);
  }
  const listed = (row) => (Array.isArray(row.components) ? row.components.map(text) : []);
  const hasMembers = (key, row) => (parents.get(key) || []).some((member) => member !== row);
  const isGroup = (row) =>
    hasMembers(keyOf(row), row) || (row.group === true && hasMembers(text(row.name), row)) || listed(row).some((id) => ids.has(id));

  const tree = [];
  /** Groups by all that members may call them. */
  const groups = new Map();
  for (const row of rows.filter(isGroup)) {
    const group = { id: keyOf(row), name: text(row.name) || keyOf(row), members: [] };
    for (const key of [keyOf(row), row.group === true ? text(row.name) : '']) if (key && !groups.has(key)) groups.set(key, group);
    listed(row).forEach((id) => {
      if (!groups.has(`/${id}`)) groups.set(`/${id}`, group);
    });
  }
  const seen = new Set();
  for (const row of rows) {
    const isService = isGroup(row) && isItself(row);
    if (isGroup(row)) {
      place(groups.get(keyOf(row)));
      if (!isService) continue;
    }
    const own = { id: keyOf(row), name: text(row.name) || keyOf(row), status: text(row.status) || 'unknown', note: text(row.description) };
    // Listed twice it is one.
    if (seen.has(own.id)) continue;
    seen.add(own.id);
    let group = groups.get(parentOf(row)) || groups.get(`/${own.id}`) || (isService && groups.get(own.id));
    // Of a group that is named and has no row, the name is all there is.
    if (!group && nameOfGroup(row)) {
      group = { id: nameOfGroup(row), name: nameOfGroup(row), members: [] };
      groups.set(group.id, group);
    }
    place(group || own);
    if (group) group.members.push(own);
  }
  return tree.filter((entry) => !entry.members || entry.members.length);

  /** Where it is first spoken of. */
  function place(entry) {
    if (entry && !tree.includes(entry)) tree.push(entry);
  }
}

/** A service that has parts may be in trouble while they are well, and is one of its group then; what is a group by its own word only sums them up. */
const isItself = (row) => row.group !== true && !Array.isArray(row.components) && /degraded|partial|major|outage/i.test(text(row.status));

const keyOf = (row) => text(row.id) || text(row.name);
const nameOfGroup = (row) => (/^(true|false|0|1|)$/.test(text(row.group)) ? '' : text(row.group));
const parentOf = (row) => text(row.group_id) || nameOfGroup(row);

/** All components of a tree, each with its group, if it has one. */
export function leavesOf(tree) {
  return tree.flatMap((entry) =>
    entry.members ? entry.members.map((member) => ({ ...member, group: entry })) : [{ ...entry, group: null }],
  );
}

/** The entries of an option as it is written. */
export const entriesOf = (written) =>
  written
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);

/** Whether an entry names a component (src/decide/filter.rs). */
function answers({ id, name, group }, entry) {
  const names = group ? [id, name, group.id, group.name, `${group.name} - ${name}`] : [id, name];
  return names.some((one) => fold(one) === fold(entry));
}

/** What an option's text ticks, and which of its entries name nothing here. */
export function tickedBy(written, tree) {
  const leaves = leavesOf(tree);
  const ticked = new Set();
  const unmatched = [];
  for (const entry of entriesOf(written)) {
    const named = leaves.filter((leaf) => answers(leaf, entry));
    named.forEach(({ id }) => ticked.add(id));
    if (!named.length) unmatched.push(entry);
  }
  return { ticked, unmatched };
}

/** The shortest text that ticks exactly these: a group's name for all of its members, a name where it is one component's alone. Nothing where all are meant. */
export function writtenFor(ticked, tree) {
  const leaves = leavesOf(tree);
  if (!ticked.size || leaves.every(({ id }) => ticked.has(id))) return '';
  /** The first of these names that, as an entry, means these components and no others. */
  const nameOf = (names, meant) =>
    names.find((name) => name && !name.includes(',') && leaves.every((leaf) => answers(leaf, name) === meant.has(leaf.id)));
  const entries = [];
  for (const entry of tree) {
    const members = entry.members || [entry];
    const all =
      entry.members && members.every(({ id }) => ticked.has(id)) && nameOf([entry.name, entry.id], new Set(members.map(({ id }) => id)));
    if (all) {
      entries.push(all);
      continue;
    }
    for (const { id, name } of members) {
      if (!ticked.has(id)) continue;
      const own = nameOf([name, entry.members && `${entry.name} - ${name}`, id], new Set([id]));
      entries.push(own || id);
    }
  }
  return entries.join(', ');
}
