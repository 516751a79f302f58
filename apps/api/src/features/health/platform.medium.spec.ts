import type { AdminStatistics, AdminUser, Page, Problem } from '@argument/contracts';
import { startTestApi, type TestApi } from '../../../test/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

describe('health', () => {
  it('is live and ready', async () => {
    expect((await api.anyone.get('/api/v1/health/live')).json).toEqual({ status: 'ok' });
    const ready = await api.anyone.get('/api/v1/health/ready');
    expect([ready.status, ready.json]).toEqual([
      200,
      { status: 'ok', checks: { database: 'ok', storage: 'ok', queue: 'ok' } },
    ]);
  });

  it('shows measurements to this machine and to whoever has the token, to nobody else', async () => {
    const metrics = await api.anyone.get('/metrics');
    expect(metrics.text).toMatch(/argument_http_request_duration_seconds_count\{.*route="\/api\/v1\/health\/live"/);
    const from = { 'x-forwarded-for': '203.0.113.5' };
    expect((await api.anyone.send('GET', '/metrics', undefined, from)).status).toBe(404);
    const authorization = 'Bearer metrics-token-of-the-test';
    expect((await api.anyone.send('GET', '/metrics', undefined, { ...from, authorization })).status).toBe(200);
  });
});

describe('every answer', () => {
  it('is a problem when there is no such call', async () => {
    const answer = await api.anyone.get('/api/v1/nothing?secret=1');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(answer.json).toMatchObject({ code: 'request.no_such_route', status: 404 });
    expect(answer.text).not.toContain('secret');
  });

  it('is guarded by headers and has an id', async () => {
    const { headers } = await api.anyone.get('/api/v1/health/live');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("is refused when the plan's 100 requests a minute are used up, and only to that user", async () => {
    const [me, other] = [await api.newUser(), await api.newUser()];
    const answers = await Promise.all(Array.from({ length: 105 }, () => me.get('/api/v1/users/me')));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(100);
    const limited = answers.find((answer) => answer.status === 429);
    expect(Number(limited?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((limited?.json as Problem | undefined)?.code).toBe('request.too_many');
    expect((await other.get('/api/v1/users/me')).status).toBe(200);
  });

  it('says that a body is too large', async () => {
    const answer = await api.anyone.send('POST', '/api/v1/auth/login', { email: 'x'.repeat(2_000_000) });
    expect([answer.status, (answer.json as Problem).code]).toEqual([413, 'request.body_too_large']);
  });

  it('says which content type to send', async () => {
    const answer = await api.anyone.send('POST', '/api/v1/auth/login', 'a=b', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(answer.status).toBe(415);
  });
});

describe('the reference', () => {
  it('is OpenAPI 3.1 and a page that needs nothing else', async () => {
    const document = (await api.anyone.get('/api/openapi.json')).json as { openapi: string; paths: object };
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths).length).toBeGreaterThan(30);
    const page = await api.anyone.get('/api/docs');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.text).toContain('/api/v1/markers/generate');
    expect(page.text).not.toMatch(/src=|https?:\/\//);
  });
});

describe('administration', () => {
  it('belongs to operators', async () => {
    const fresh = await startTestApi();
    try {
      const operator = await fresh.newOperator();
      const user = await fresh.newUser('Ordinary');
      const forbidden = await user.get('/api/v1/admin/users');
      expect([forbidden.status, (forbidden.json as Problem).code]).toEqual([403, 'auth.operators_only']);
      expect((await fresh.anyone.get('/api/v1/admin/statistics')).status).toBe(401);

      const found = await operator.expect<Page<AdminUser>>(200, 'GET', '/api/v1/admin/users?search=ordin');
      expect(found.items).toMatchObject([{ name: 'Ordinary', isOperator: false, blockedAt: null }]);
      const numbers = await operator.expect<AdminStatistics>(200, 'GET', '/api/v1/admin/statistics');
      expect(numbers).toMatchObject({ users: 2, projects: 0, storageBytes: 0 });

      const path = `/api/v1/admin/users/${user.session.user.id}`;
      await operator.expect(200, 'PATCH', path, { blocked: true });
      const blocked = await user.get('/api/v1/users/me');
      expect([blocked.status, (blocked.json as Problem).code]).toEqual([403, 'auth.blocked']);
      await operator.expect(200, 'PATCH', path, { blocked: false });
      // What was open stays closed; a new sign-in is let in.
      expect((await user.get('/api/v1/users/me')).status).toBe(401);
      const { email } = user.session.user;
      await fresh.anyone.expect(200, 'POST', '/api/v1/auth/login', { email, password: 'correct horse battery' });

      const self = `/api/v1/admin/users/${operator.session.user.id}`;
      const last = await operator.send('PATCH', self, { isOperator: false });
      expect([last.status, (last.json as Problem).code]).toEqual([409, 'admin.last_operator']);

      expect((await operator.send('DELETE', path)).status).toBe(204);
      expect((await operator.send('DELETE', path)).status).toBe(404);
      expect((await user.get('/api/v1/users/me')).status).toBe(401);
      const trail = await fresh.resources.database.client.auditEntry.findMany({ orderBy: { id: 'asc' } });
      expect(trail.map((entry) => entry.action)).toEqual(['user.updated', 'user.updated', 'user.deleted']);
    } finally {
      await fresh.close();
    }
  });
});
