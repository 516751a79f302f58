import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Domain, Link, Problem } from '@argument/contracts';
import { DEFAULT_PLACEMENT } from '@argument/contracts';
import { newId } from '@argument/database';
import { keys } from '@argument/storage';
import { type DnsServer, startDnsServer } from '../../../test/dns-server.js';
import { publishedConfig } from '../../../test/published-config.js';
import { startTestApi, type TestApi, type TestClient } from '../../../test/test-api.js';
import { DomainChecksService } from './domain-checks.service.js';

let dns: DnsServer;
let api: TestApi;
beforeAll(async () => {
  dns = await startDnsServer();
  api = await startTestApi({ DNS_SERVERS: dns.address });
});
afterAll(async () => {
  await api.close();
  await dns.close();
});
beforeEach(() => dns.records.clear());

const at = '/api/v1/domains';
const codeOf = (answer: { json: unknown }) => (answer.json as Problem).code;
const add = (me: TestClient, host: string) => me.expect<Domain>(201, 'POST', at, { host });
const verify = (me: TestClient, { id }: Domain) => me.send('POST', `${at}/${id}/verify`);
const ask = async (host: string) => (await api.anyone.get(`${at}/ask?domain=${host}`)).status;
const write = ({ record }: Domain, ...more: string[]) => dns.records.set(record.name, [...more, record.value]);
async function verified(me: TestClient, host: string): Promise<Domain> {
  const domain = await add(me, host);
  write(domain);
  return (await verify(me, domain)).json as Domain;
}

/** A link without files, as if it had been published. */
async function newLink(me: TestClient): Promise<Link> {
  const { client: db } = api.resources.database;
  const { id: projectId } = await me.newProject();
  const [imageId, markerId] = [newId(), newId()];
  const file = { originalKey: `originals/${imageId}`, sha256: '0'.repeat(64), bytes: 1n };
  await db.image.create({ data: { id: imageId, projectId, name: 'x', ...file } });
  await db.marker.create({ data: { id: markerId, projectId, imageId, name: 'x', settings: DEFAULT_PLACEMENT } });
  const link = await me.expect<Link>(201, 'POST', `/api/v1/projects/${projectId}/links`, { markerIds: [markerId] });
  await db.link.update({ where: { id: link.id }, data: { publishedRevision: 1 } });
  const published = publishedConfig(link);
  await api.resources.store.put(keys.linkConfig(link.slug), published, {
    contentType: 'application/json',
    bytes: published.length,
  });
  return link;
}

describe('a name of a workspace’s own', () => {
  it('works once its TXT record is found, and gets a certificate not a moment before', async () => {
    const me = await api.newUser();
    const domain = await add(me, 'AR.Example.com');
    expect(domain).toMatchObject({
      host: 'ar.example.com',
      verifiedAt: null,
      record: { name: '_argument.ar.example.com', value: expect.stringMatching(/^argument-domain=[0-9a-f]{32}$/) },
      target: 'viewer.example',
    });
    expect([await ask('ar.example.com'), codeOf(await verify(me, domain))]).toEqual([404, 'domains.record_missing']);
    dns.records.set(domain.record.name, ['argument-domain=of somebody else']);
    expect(codeOf(await verify(me, domain))).toBe('domains.record_missing');
    write(domain, 'v=spf1 -all', 'x'.repeat(300));
    expect((await verify(me, domain)).json).toMatchObject({ verifiedAt: expect.any(String) });
    expect([await ask('ar.example.com'), await ask('AR.example.com')]).toEqual([200, 200]);
    expect([await ask('www.ar.example.com'), await ask(''), await ask('..%2f')]).toEqual([404, 404, 404]);
    await me.expect(204, 'DELETE', `${at}/${domain.id}`);
    expect(await ask('ar.example.com')).toBe(404);
    const where = { subjectId: domain.id };
    const log = await api.resources.database.client.auditEntry.findMany({ where, orderBy: { id: 'asc' } });
    expect(log.map(({ action }) => action)).toEqual(['domain.added', 'domain.verified', 'domain.removed']);
  });

  it.each([
    '127.0.0.1',
    'localhost',
    'example',
    'https://ar.example.com',
    'a b.example.com',
    'printer.local',
    '-a.com',
  ])('cannot be %s', async (host) => {
    expect((await (await api.newUser()).send('POST', at, { host })).status).toBe(422);
  });

  it('cannot be the platform’s, nor added twice', async () => {
    const me = await api.newUser();
    expect(codeOf(await me.send('POST', at, { host: 'viewer.example' }))).toBe('domains.ours');
    await add(me, 'twice.example.com');
    expect(codeOf(await me.send('POST', at, { host: 'twice.example.com' }))).toBe('domains.added');
  });

  it('belongs to who can write into its zone now', async () => {
    const [first, second] = [await api.newUser(), await api.newUser()];
    const theirs = await verified(first, 'moved.example.com');
    const mine = await add(second, 'moved.example.com');
    dns.records.set(mine.record.name, [theirs.record.value, mine.record.value]);
    expect(codeOf(await verify(second, mine))).toBe('domains.taken');
    write(mine);
    expect((await verify(second, mine)).status).toBe(200);
    const { items } = await first.expect<{ items: Domain[] }>(200, 'GET', at);
    expect(items.map(({ verifiedAt }) => verifiedAt)).toEqual([null]);
  });

  it('is looked for once a day, and lost a week after its record', async () => {
    const me = await api.newUser();
    const lost = await verified(me, 'lost.example.com');
    const kept = await verified(me, 'kept.example.com');
    const { client } = api.resources.database;
    const id = { in: [lost.id, kept.id] };
    const day = 24 * 60 * 60_000;
    const mails = async () =>
      (await readdir(path.join(api.home, 'mail'))).filter((name) => name.includes(me.session.user.email)).length;
    const before = await mails();
    const checks = api.app.get(DomainChecksService);
    const nextDay = async (days: number) => {
      await client.domain.updateMany({ where: { id }, data: { checkedAt: new Date(0) } });
      await checks.check(new Date(Date.now() + days * day));
      const { items } = await me.expect<{ items: Domain[] }>(200, 'GET', at);
      return items.map(({ missingSince, verifiedAt }) => [missingSince !== null, verifiedAt !== null]);
    };
    const fine = [false, true];
    expect(await nextDay(0)).toEqual([fine, fine]);
    dns.records.delete(lost.record.name);
    expect([await nextDay(1), await nextDay(2), await ask('lost.example.com')]).toEqual([
      [[true, true], fine],
      [[true, true], fine],
      200,
    ]);
    write(lost);
    expect(await nextDay(3)).toEqual([fine, fine]);
    dns.records.delete(lost.record.name);
    await nextDay(4);
    expect([await nextDay(11), await ask('lost.example.com'), await ask('kept.example.com')]).toEqual([
      [[false, false], fine],
      404,
      200,
    ]);
    // Gone, gone again, and lost.
    expect((await mails()) - before).toBe(3);
  });

  it('stands in the address of a link, and shows the links of its workspace alone', async () => {
    const [me, stranger] = [await api.newUser(), await api.newUser()];
    const link = await newLink(me);
    const foreign = await newLink(stranger);
    const open = await add(me, 'shop.example.com');
    const patch = (domainId: string | null) => me.send('PATCH', `/api/v1/links/${link.id}`, { domainId });
    expect(codeOf(await patch(open.id))).toBe('domains.not_verified');
    expect(codeOf(await patch((await verified(stranger, 'other.example.com')).id))).toBe('not_found');
    write(open);
    await verify(me, open);
    expect((await patch(open.id)).json).toMatchObject({
      url: `https://shop.example.com/${link.slug}`,
      domainId: open.id,
    });
    await api.resources.database.client.link.update({ where: { id: link.id }, data: { publishedRevision: 9 } });
    const by = async (slug: string, host: string) =>
      (await api.anyone.get(`/api/v1/links/${slug}/config?host=${host}`)).status;
    expect(await by(link.slug, 'shop.example.com')).toBe(200);
    expect(await by(foreign.slug, 'shop.example.com')).toBe(404);
    expect(await by(link.slug, 'nobody.example.com')).toBe(404);
    await me.expect(204, 'DELETE', `${at}/${open.id}`);
    const after = await me.expect<Link>(200, 'GET', `/api/v1/links/${link.id}`);
    expect([after.url, after.domainId]).toEqual([`https://viewer.example/${link.slug}`, null]);
  });
});
