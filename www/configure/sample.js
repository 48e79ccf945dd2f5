// A made-up status page, shown until somebody names their own. It stands for no company.

/** Its summary, with times before `now` (milliseconds). */
export function sample(now) {
  const at = (minutes) => new Date(now - minutes * 60e3).toISOString();
  const group = (id, name) => ({ id, name, status: 'operational', group: true, group_id: null });
  const row = (id, name, group_id, status = 'operational') => ({ id, name, status, group: false, group_id });
  const desk = row('desk', 'Desk', 'conversations', 'degraded_performance');
  const post = (minutes, status, body) => ({
    id: `post-${minutes}`,
    status,
    body,
    created_at: at(minutes),
    updated_at: at(minutes),
    display_at: at(minutes),
    affected_components: [],
  });
  return {
    page: { id: 'fernline', name: 'Fernline', url: 'https://status.fernline.example', time_zone: 'Etc/UTC', updated_at: at(12) },
    components: [
      group('conversations', 'Conversations'),
      desk,
      row('chat', 'Chat', 'conversations'),
      row('telephony', 'Telephony', 'conversations'),
      group('insight', 'Insight'),
      row('search', 'Search', 'insight'),
      row('reports', 'Reports', 'insight'),
      row('sign-in', 'Sign-in', null),
      row('billing', 'Billing', null),
    ],
    incidents: [
      {
        id: 'slow',
        name: 'Conversations open slowly',
        impact: 'minor',
        status: 'identified',
        components: [desk],
        shortlink: 'https://status.fernline.example/incidents/slow',
        created_at: at(44),
        started_at: at(44),
        updated_at: at(12),
        resolved_at: null,
        incident_updates: [
          post(12, 'identified', 'The database that holds conversations answers slowly. We are moving its load to a second one.'),
          post(44, 'investigating', 'Some conversations take several seconds to open. We are looking into it.'),
        ],
      },
    ],
    scheduled_maintenances: [],
    status: { indicator: 'minor', description: 'Minor trouble' },
  };
}
