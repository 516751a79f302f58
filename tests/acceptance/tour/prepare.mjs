const BROWSERS = [
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.2 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (Linux; Android 14; SM-A546B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
];

const daysFromNow = (days) => new Date(Date.now() + days * 86_400_000).toISOString();

/** Makes what the pages have to show. Answers links with gates: a name and a slug each. */
export async function prepare(call, account, config) {
  const { accessToken } = await call(null, 'POST', '/auth/login', account);
  const somebody = { name: 'Mara', email: 'mara@studio.example', password: 'a long enough password' };
  await call(null, 'POST', '/auth/register', somebody);
  // The tour asks for more in a minute than a person would.
  const plans = await call(accessToken, 'GET', '/admin/plans');
  const limits = { requestsPerMinute: 10_000 };
  for (const { id } of plans.items) await call(accessToken, 'PATCH', `/admin/plans/${id}`, { limits });
  const { items } = await call(accessToken, 'GET', '/projects');
  const { id: projectId } = items.find(({ tags }) => tags.includes('demo'));
  await pretendVisits(call, config.linkId);
  const url = 'https://hooks.clients.example/argument';
  const hook = await call(accessToken, 'POST', '/webhooks', {
    url,
    events: ['marker.ready', 'video.ready', 'video.failed'],
  });
  await call(accessToken, 'POST', `/webhooks/${hook.id}/test`);
  await call(accessToken, 'POST', '/domains', { host: 'ar.clients.example' });
  await call(accessToken, 'POST', '/invitations', { email: 'mara@clients.example', role: 'user' });
  await call(accessToken, 'POST', '/projects', { name: 'Autumn catalogue' });
  const markerIds = config.markers.map(({ id }) => id);
  const gates = [];
  const gated = [
    ['password', { password: 'letterpress' }],
    ['not-yet', { startsAt: daysFromNow(1) }],
    ['over', { startsAt: daysFromNow(-2), expiresAt: daysFromNow(-1) }],
    ['paused', { isActive: false }],
  ];
  for (const [name, { isActive, ...gate }] of gated) {
    const link = await call(accessToken, 'POST', `/projects/${projectId}/links`, { name, markerIds, ...gate });
    if (isActive === false) await call(accessToken, 'PATCH', `/links/${link.id}`, { isActive });
    gates.push([name, link.slug]);
  }
  const text = 'It shows our logo without having asked us.';
  await call(null, 'POST', `/links/${gates[0][1]}/reports`, { reason: 'copyright', text });
  return gates;
}

/** Some visits from different devices, so that the charts have something to draw. */
async function pretendVisits(call, linkId) {
  const types = ['view_started', 'camera_granted', 'marker_detected', 'video_started'];
  const watched = [25, 50, 75].map((percent) => ['video_progress', { percent }]);
  for (let visit = 0; visit < 24; visit++) {
    const sessionId = crypto.randomUUID();
    const start = Date.now() - 60_000 - (visit % 3) * 60_000;
    const steps = [...types.map((type) => [type]), ...watched, ['video_completed']].slice(0, 2 + ((visit * 5) % 7));
    const events = steps.map(([type, metadata], i) => ({
      ...{ id: crypto.randomUUID(), sessionId, linkId, type },
      ...{ timestamp: new Date(start + i * 2000).toISOString(), ...(metadata && { metadata }) },
    }));
    await call(null, 'POST', '/analytics/track', { events }, { 'user-agent': BROWSERS[visit % BROWSERS.length] });
  }
}
