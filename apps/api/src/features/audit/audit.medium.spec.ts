import type { AuditCheck, AuditEntry, NewApiKey, Page } from '@argument/contracts';
import { erasureMark, grantRuntimeRole } from '@argument/database';
import { startPostgres, type TestDatabase } from '@argument/testing';
import { pngHeader } from '../../../test/made-files.js';
import { startTestApi, type TestApi, type TestClient } from '../../../test/test-api.js';
import { verifyAuditLog } from '../../core/audit/verify.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const newKey = (me: TestClient, name: string) =>
  me.expect<NewApiKey>(201, 'POST', '/api/v1/api-keys', { name, scopes: ['projects:read'] });
const list = (me: TestClient, query = '') => me.expect<Page<AuditEntry>>(200, 'GET', `/api/v1/audit${query}`);

describe('the audit log of a workspace', () => {
  it('says who did what and when, to its admins, and nothing of others', async () => {
    const me = await api.newUser('Olga');
    const other = await api.newUser();
    const key = await newKey(me, 'nightly');
    await newKey(other, 'theirs');
    const { items } = await list(me);
    expect(items).toMatchObject([
      {
        action: 'api_key.created',
        actor: { id: me.session.user.id, name: 'Olga' },
        subjectType: 'api_key',
        subjectId: key.id,
        details: { name: 'nightly' },
      },
    ]);
    expect(JSON.stringify(items)).not.toContain('127.0.0.1');
  });

  it('is searched, goes page by page and is saved as a table', async () => {
    const me = await api.newUser('Petra "the" Printer');
    const keys = [];
    for (const name of ['one', 'two', 'three']) keys.push(await newKey(me, name));
    await me.expect(204, 'DELETE', `/api/v1/api-keys/${keys[0]?.id}`);
    expect((await list(me, '?search=revoked')).items).toHaveLength(1);
    expect((await list(me, '?search=petra')).items).toHaveLength(4);
    expect((await list(me, `?search=${keys[0]?.id}`)).items).toHaveLength(2);
    expect((await list(me, '?to=2020-01-01')).items).toEqual([]);
    const first = await list(me, '?limit=3');
    const second = await list(me, `?limit=3&cursor=${first.nextCursor}`);
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([3, 1, null]);
    expect((await me.get('/api/v1/audit?cursor=x')).status).toBe(422);
    const csv = await me.get('/api/v1/audit/export');
    expect(csv.headers.get('content-disposition')).toContain('audit.csv');
    expect(csv.text.trim().split('\r\n')).toHaveLength(5);
    expect(csv.text).toContain('"Petra ""the"" Printer"');
    const json = await me.get('/api/v1/audit/export?format=json&search=created');
    expect(json.json).toHaveLength(3);
  });
});

describe('checking the whole log', () => {
  /** As somebody who may do everything in the database and does not know the secret. */
  async function tamper(statement: string): Promise<AuditCheck> {
    const { client } = api.resources.database;
    const operator = await api.newOperator();
    for (let made = 0; made < 4; made++) await newKey(operator, `key ${made}`);
    const check = () => operator.expect<AuditCheck>(200, 'GET', '/api/v1/admin/audit/check');
    expect(await check()).toMatchObject({ isWhole: true, fault: null });
    const rules = ['update', 'delete'];
    try {
      await client.$executeRawUnsafe('CREATE TABLE audit_copy AS SELECT * FROM audit_entries');
      for (const rule of rules)
        await client.$executeRawUnsafe(`ALTER TABLE audit_entries DISABLE RULE audit_entries_no_${rule}`);
      await client.$executeRawUnsafe(statement);
      return await check();
    } finally {
      await client.$executeRawUnsafe('DELETE FROM audit_entries');
      await client.$executeRawUnsafe('INSERT INTO audit_entries SELECT * FROM audit_copy');
      await client.$executeRawUnsafe('DROP TABLE audit_copy');
      for (const rule of rules)
        await client.$executeRawUnsafe(`ALTER TABLE audit_entries ENABLE RULE audit_entries_no_${rule}`);
      expect(await check()).toMatchObject({ isWhole: true });
    }
  }
  const erasing = (mark: string, id: bigint) => `UPDATE audit_entries SET erasure = '${mark}', workspace_id = NULL,
    actor_id = NULL, action = 'entry.erased', subject_type = '', subject_id = '', details = '{}', device = '' WHERE id = ${id}`;

  it('takes an entry that the platform erased when its time was over, and no other', async () => {
    const { client } = api.resources.database;
    const operator = await api.newOperator();
    for (const name of ['old', 'recent']) await newKey(operator, name);
    const check = () => operator.expect<AuditCheck>(200, 'GET', '/api/v1/admin/audit/check');
    const [row, before] = await client.auditEntry.findMany({ orderBy: { id: 'desc' }, skip: 1, take: 2 });
    if (!row || !before) throw new Error('There are entries.');
    await client.$executeRawUnsafe(erasing(erasureMark(api.resources.env.APP_SECRET, before.hash, row.hash), row.id));
    expect(await check()).toMatchObject({ isWhole: true });
    expect((await list(operator)).items.map(({ details }) => details)).not.toContainEqual({ name: 'old' });
    const forged = erasing(erasureMark('another secret', before.hash, row.hash), before.id);
    expect(await tamper(forged)).toMatchObject({ isWhole: false });
  });
  const second = '(SELECT max(id) - 2 FROM audit_entries)';

  it.each([
    ['a changed action', `UPDATE audit_entries SET action = 'nothing.happened' WHERE id = ${second}`],
    ['a changed time', `UPDATE audit_entries SET created_at = created_at + interval '1 ms' WHERE id = ${second}`],
    ['changed details', `UPDATE audit_entries SET details = '{"name": "x"}' WHERE id = ${second}`],
    ['another actor', `UPDATE audit_entries SET actor_id = gen_random_uuid() WHERE id = ${second}`],
    ['a removed entry', `DELETE FROM audit_entries WHERE id = ${second}`],
    ['a log that is cut off at its end', `DELETE FROM audit_entries WHERE id > ${second}`],
    ['a log that was emptied', 'DELETE FROM audit_entries'],
    [
      'an entry that was added at the end',
      `INSERT INTO audit_entries (id, action, subject_type, subject_id, hash)
        SELECT max(id) + 1, 'user.updated', 'user', 'x', 'abc' FROM audit_entries`,
    ],
    [
      'an entry that was slipped in',
      `INSERT INTO audit_entries (id, action, subject_type, subject_id, hash)
        SELECT 0, 'user.updated', 'user', 'x', hash FROM audit_entries WHERE id = ${second}`,
    ],
  ])('detects %s', async (_, statement) => {
    const check = await tamper(statement);
    expect(check).toMatchObject({ isWhole: false, fault: { message: expect.any(String) } });
  });
});

describe('the role that the platform runs as', () => {
  let server: TestDatabase;
  let limited: TestApi;
  beforeAll(async () => {
    server = await startPostgres();
    const runtime = new URL(server.url);
    runtime.username = `app_${runtime.pathname.slice(-12)}`;
    runtime.password = 'p:w/of@the role';
    const roles = { ownerUrl: server.url, runtimeUrl: runtime.href, hasQueue: true };
    // Again after each migration: it must not mind.
    await grantRuntimeRole(roles);
    await grantRuntimeRole(roles);
    limited = await startTestApi({ DATABASE_URL: runtime.href });
  });
  afterAll(async () => {
    await limited.close();
    await server.drop();
  });

  it('does all that people ask for', async () => {
    const me = await limited.newUser();
    const { id } = await me.newProject();
    await me.expect(200, 'PATCH', `/api/v1/projects/${id}`, { name: 'Another' });
    expect((await me.upload('images', id, pngHeader(640, 480))).status).toBe(202);
    await me.expect(201, 'POST', '/api/v1/api-keys', { name: 'key', scopes: ['projects:read'] });
    await me.expect(204, 'DELETE', `/api/v1/projects/${id}`);
    const { database, env } = limited.resources;
    // A rule makes nothing of it before rights are asked.
    expect(await database.client.$executeRaw`DELETE FROM audit_entries`).toBe(0);
    expect(await verifyAuditLog(database, env.APP_SECRET)).toMatchObject({ isWhole: true, entries: 1 });
    const job = await database.client.job.findFirstOrThrow();
    expect(job.dispatchedAt).not.toBeNull();
  });

  it.each([
    ['an entry of the audit log be changed', `UPDATE audit_entries SET action = 'x'`],
    ['the log be emptied', 'TRUNCATE audit_entries'],
    ['its rules be dropped', 'DROP RULE audit_entries_no_delete ON audit_entries'],
    ['a table be made', 'CREATE TABLE mine (x int)'],
    ['a table be changed', 'ALTER TABLE projects ADD COLUMN x int'],
    [
      'a function be replaced',
      'CREATE OR REPLACE FUNCTION add_workspace_views() RETURNS trigger LANGUAGE sql AS $$SELECT$$',
    ],
    ['the record of migrations be read', 'SELECT * FROM _prisma_migrations'],
    ['a role be made', 'CREATE ROLE another'],
    ['a program be run', `COPY projects TO PROGRAM 'cat'`],
  ])('does not let %s', async (_, statement) => {
    const refused = limited.resources.database.client.$executeRawUnsafe(statement);
    await expect(refused).rejects.toThrow(/42501|permission denied|must be owner/);
  });
});
