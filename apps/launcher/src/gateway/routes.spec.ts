import { routeOf } from './routes.js';

describe('routeOf', () => {
  it.each([
    ['dashboard', '/api/v1/projects', { to: 'api' }],
    ['dashboard', '/files/originals/a', { to: 'api' }],
    ['dashboard', '/p/links/a.json', { to: 'api' }],
    ['dashboard', '/v/summer-poster', { to: 'viewer', path: '/summer-poster' }],
    ['dashboard', '/v/assets/index.js', { to: 'viewer', path: '/assets/index.js' }],
    ['dashboard', '/videos', { to: 'dashboard' }],
    ['dashboard', '/projects/1', { to: 'dashboard' }],
    ['dashboard', '/apiary', { to: 'dashboard' }],
    ['viewer', '/api/v1/analytics/track', { to: 'api' }],
    ['viewer', '/p/objects/a.mp4', { to: 'api' }],
    ['viewer', '/summer-poster', { to: 'viewer', path: '/summer-poster' }],
    ['viewer', '/', { to: 'viewer', path: '/' }],
  ] as const)('%s %s', (site, path, route) => {
    expect(routeOf(site, path)).toEqual(route);
  });
});
