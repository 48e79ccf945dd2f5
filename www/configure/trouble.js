// Made-up trouble: a document as it would be if the ticked components were in trouble. The feed's own document is left as it is, and all
// that is made up says so. It asks nothing and shows nothing.

/** What can be made up, in the order of how bad it is. */
export const TROUBLES = [
  ['none', 'As it is'],
  ['well', 'All well'],
  ['degraded', 'Degraded'],
  ['partial', 'Partly down'],
  ['down', 'Down'],
  ['page-wide', 'Names nothing'],
  ['planned', 'Planned work'],
  ['under-way', 'Work under way'],
  ['over', 'Back to normal'],
];

const STATUSES = {
  degraded: 'degraded_performance',
  partial: 'partial_outage',
  down: 'major_outage',
  'under-way': 'under_maintenance',
  over: 'degraded_performance',
};
const IMPACTS = { degraded: 'minor', partial: 'major', down: 'critical', 'page-wide': 'minor', over: 'minor' };

/** The documents that a feed would give one after the other; of most kinds it is one. `ids`: the components that are meant; `now` in milliseconds. */
export function madeUp(kind, document, ids, now) {
  const known = document && Array.isArray(document.components) ? document.components : [];
  const at = (minutes) => new Date(now + minutes * 60e3).toISOString();
  const whole = (status, more) => ({
    page: Object.assign({ id: 'made-up', name: 'Made up', url: '' }, document && document.page),
    components: known.map((row) =>
      row && row.group !== true ? { ...row, status: status && ids.has(String(row.id)) ? status : 'operational' } : row,
    ),
    incidents: [],
    scheduled_maintenances: [],
    ...more,
  });
  if (kind === 'well') return [whole()];
  const components = kind === 'page-wide' ? [] : known.filter((row) => row && ids.has(String(row.id)));
  const posts = (texts) =>
    texts.map(([minutes, status, body], place) => ({
      id: `made-up-${kind}-${place}`,
      status,
      body,
      created_at: at(minutes),
      updated_at: at(minutes),
      display_at: at(minutes),
      affected_components: [],
    }));
  const incident = (name, updates, more) => ({
    id: `made-up-${kind}`,
    name,
    impact: IMPACTS[kind] || 'maintenance',
    status: updates[0].status,
    components,
    shortlink: '',
    created_at: updates[updates.length - 1].created_at,
    started_at: updates[updates.length - 1].created_at,
    updated_at: updates[0].created_at,
    resolved_at: null,
    incident_updates: updates,
    ...more,
  });
  if (kind === 'planned' || kind === 'under-way') {
    const from = kind === 'planned' ? 180 : -20;
    const updates = posts([
      [
        -1440,
        'scheduled',
        'This was made up, to show what planned work looks like. We are moving to larger machines; it may be away for some minutes.',
      ],
    ]);
    if (from < 0)
      updates.unshift(
        ...posts([[from, 'in_progress', 'The work has begun. This was made up.']]).map((post) => ({ ...post, id: 'made-up-begun' })),
      );
    const work = incident('Move to larger machines (made up)', updates, { scheduled_for: at(from), scheduled_until: at(from + 90) });
    return [whole(STATUSES[kind], { scheduled_maintenances: [work] })];
  }
  const begun = posts([
    [
      -9,
      'identified',
      'We have found what it is: a database that answers slowly. Its load is being moved to another one. This was made up.',
    ],
    [-31, 'investigating', 'Some requests take several seconds. We are looking into it. This was made up.'],
  ]);
  const open = whole(STATUSES[kind], { incidents: [incident('Requests take long (made up)', begun)] });
  // "Back to normal" is for those who have seen it open.
  return kind === 'over' ? [open, whole()] : [open];
}
