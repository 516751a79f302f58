import { createHash } from 'node:crypto';
import type { Image, Problem, Quota } from '@argument/contracts';
import { drawPicture } from '@argument/testing';
import { mp4WithDuration } from '../../../test/made-files.js';
import { startTestApi, type TestApi, type TestClient } from '../../../test/test-api.js';
import { idOf, TusClient } from '../../../test/tus-client.js';

let api: TestApi;
let me: TestClient & { session: NonNullable<TestClient['session']> };
let tus: TusClient;
let projectId: string;
let picture: Buffer;
beforeAll(async () => {
  api = await startTestApi();
  me = await api.newUser();
  tus = new TusClient(me);
  projectId = (await me.newProject()).id;
  picture = await drawPicture({ width: 1200, height: 900 });
});
afterAll(() => api.close());

const announce = (bytes = picture.length, kind = 'image') => ({ projectId, kind, filename: 'Sunset.jpg', bytes });
const problemOf = (answer: { json: unknown }) => answer.json as Problem;
const incoming = async () => (await api.storedKeys()).filter((key) => key.startsWith('incoming/'));
const originals = async () => (await api.storedKeys()).filter((key) => key.startsWith('originals/'));
const usedBytes = async (who = me) => (await who.expect<Quota>(200, 'GET', '/api/v1/users/me/quota')).storageBytes.used;

describe('a resumable upload', () => {
  it('says what the server can do without an account', async () => {
    const answer = await api.anyone.send('OPTIONS', '/api/v1/uploads');
    expect(answer.status).toBe(204);
    expect(answer.headers.get('tus-extension')).toBe('creation,creation-with-upload,expiration,termination,checksum');
    expect(answer.headers.get('tus-checksum-algorithm')).toContain('sha1');
    expect(answer.headers.get('tus-max-size')).toBe('2000000000');
  });

  it('becomes an image of its id, checked and queued like any other', async () => {
    const created = await tus.create(announce());
    expect(created.status).toBe(201);
    expect(Date.parse(created.headers.get('upload-expires') ?? '')).toBeGreaterThan(Date.now());
    const location = created.headers.get('location') ?? '';
    expect(location).toMatch(/^\/api\/v1\/uploads\/[0-9a-f-]{36}$/);
    const half = picture.length >> 1;
    expect((await tus.patch(location, 0, picture.subarray(0, half))).headers.get('upload-offset')).toBe(String(half));
    expect(await tus.offset(location)).toBe(half);
    const last = await tus.patch(location, half, picture.subarray(half));
    expect([last.status, last.headers.get('upload-offset')]).toEqual([204, String(picture.length)]);

    const image = await me.expect<Image>(200, 'GET', `/api/v1/images/${idOf(location)}`);
    expect(image).toMatchObject({ name: 'Sunset.jpg', status: 'queued', format: 'jpeg', bytes: picture.length });
    const original = Buffer.from(await (await fetch(image.originalUrl)).arrayBuffer());
    expect(original.equals(picture)).toBe(true);
    const { database } = api.resources;
    expect(await database.client.job.count({ where: { id: `process-image:${image.id}:1` } })).toBe(1);
    expect(await incoming()).toEqual([]);
    // Asking again, as after a lost answer, is answered the same.
    expect(await tus.offset(location)).toBe(picture.length);
    expect((await tus.send('DELETE', location)).status).toBe(400);
  });

  it('takes the first bytes with its creation', async () => {
    const clip = mp4WithDuration(12, 40_000);
    const metadata = `projectId ${Buffer.from(projectId).toString('base64')},kind ${Buffer.from('video').toString('base64')}`;
    const answer = await tus.send(
      'POST',
      '/api/v1/uploads',
      {
        'upload-length': String(clip.length),
        'upload-metadata': metadata,
        'content-type': 'application/offset+octet-stream',
      },
      clip,
    );
    expect([answer.status, answer.headers.get('upload-offset')]).toEqual([201, String(clip.length)]);
    const id = idOf(answer.headers.get('location') ?? '');
    expect(await me.expect(200, 'GET', `/api/v1/videos/${id}/status`)).toMatchObject({ status: 'queued' });
  });

  it('keeps what arrived before a cut and goes on from there', async () => {
    const file = Buffer.concat([picture, Buffer.alloc(5_000_000, 3)]);
    const location = await tus.begin(announce(file.length));
    await tus.cut(location, 0, file.subarray(0, 4_500_000), file.length);
    const offset = await tus.offset(location);
    expect(offset).toBeGreaterThan(0);
    expect(offset).toBeLessThanOrEqual(4_500_000);
    expect((await tus.patch(location, offset, file.subarray(offset))).status).toBe(204);
    const row = await api.resources.database.client.image.findUniqueOrThrow({ where: { id: idOf(location) } });
    expect(row.sha256).toBe(createHash('sha256').update(file).digest('hex'));
  });

  it('refuses bytes at another offset and a second writer of the same', async () => {
    const location = await tus.begin(announce());
    expect((await tus.patch(location, 5, picture.subarray(5))).status).toBe(409);
    const answers = await Promise.all([1, 2].map(() => tus.patch(location, 0, picture.subarray(0, 1000))));
    expect(answers.map((answer) => answer.status).sort()).toEqual([204, 409]);
    expect(await tus.offset(location)).toBe(1000);
    expect((await tus.send('DELETE', location)).status).toBe(204);
    expect((await tus.send('HEAD', location)).status).toBe(404);
    expect(await incoming()).toEqual([]);
  });

  it('keeps nothing of a request whose checksum is wrong', async () => {
    const location = await tus.begin(announce());
    const sum = (bytes: Buffer, algorithm = 'sha1') =>
      `${algorithm} ${createHash(algorithm).update(bytes).digest('base64')}`;
    const wrong = await tus.patch(location, 0, picture, { 'upload-checksum': sum(Buffer.from('other')) });
    expect([wrong.status, problemOf(wrong).code]).toEqual([460, 'upload.checksum_mismatch']);
    expect(await tus.offset(location)).toBe(0);
    expect(await incoming()).toEqual([]);
    expect((await tus.patch(location, 0, picture, { 'upload-checksum': 'crc32 AAAA' })).status).toBe(400);
    expect((await tus.patch(location, 0, picture, { 'upload-checksum': sum(picture, 'sha256') })).status).toBe(204);
  });
});

describe('an upload is refused', () => {
  it.each([
    ['without a project', { projectId: 'x' }, 422, 'request.invalid_fields'],
    ['as something else', { kind: 'audio' }, 422, 'request.invalid_fields'],
    ['when empty', { bytes: 0 }, 415, 'upload.empty_file'],
    ['when too large for its kind', { bytes: 10 * 1024 * 1024 + 1 }, 413, 'upload.too_large'],
    ['when too large for any', { bytes: 2 ** 40 }, 413, 'upload.protocol'],
  ])('%s, before its first byte', async (_, change, status, code) => {
    const answer = await tus.create({ ...announce(), ...change });
    expect([answer.status, problemOf(answer).code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toContain('problem+json');
  });

  it('by its first bytes while it streams, and is forgotten', async () => {
    const location = await tus.begin(announce(50_000_000, 'video'));
    const answer = await tus.patch(location, 0, Buffer.concat([picture, Buffer.alloc(100_000)]));
    expect([answer.status, problemOf(answer).code]).toEqual([415, 'upload.unsupported_type']);
    expect((await tus.send('HEAD', location)).status).toBe(404);
    expect(await incoming()).toEqual([]);
  });

  it('by its content at the end when it is small, and frees its room', async () => {
    const before = await usedBytes();
    const location = await tus.begin(announce(12));
    const answer = await tus.patch(location, 0, Buffer.from('no picture..'));
    expect([answer.status, problemOf(answer).code]).toEqual([415, 'upload.unsupported_type']);
    expect((await tus.send('HEAD', location)).status).toBe(404);
    expect(await usedBytes()).toBe(before);
  });

  it('to everybody but who began it', async () => {
    const location = await tus.begin(announce());
    const stranger = new TusClient(await api.newUser());
    for (const answer of [
      await stranger.send('HEAD', location),
      await stranger.patch(location, 0, picture),
      await stranger.send('DELETE', location),
      await stranger.create(announce()),
    ]) {
      expect(answer.status).toBe(404);
    }
    expect((await new TusClient(api.anyone).patch(location, 0, picture)).status).toBe(401);
    expect(await tus.offset(location)).toBe(0);
  });

  it('after its time', async () => {
    const location = await tus.begin(announce());
    const past = new Date(Date.now() - 1000);
    await api.resources.database.client.upload.update({ where: { id: idOf(location) }, data: { expiresAt: past } });
    expect((await tus.send('HEAD', location)).status).toBe(410);
    expect((await tus.patch(location, 0, picture)).status).toBe(410);
  });
});

describe('the quota', () => {
  it('counts the same content once, and keeps it while one of two images needs it', async () => {
    const other = await api.newUser();
    const id = (await other.newProject()).id;
    const bytes = await drawPicture({ width: 900, height: 700 });
    const before = (await originals()).length;
    const location = await new TusClient(other).begin({ projectId: id, kind: 'image', bytes: bytes.length });
    await new TusClient(other).patch(location, 0, bytes);
    expect((await other.upload('images', id, bytes)).status).toBe(202);
    expect((await originals()).length).toBe(before + 1);
    expect(await usedBytes(other)).toBe(bytes.length);
    const rows = await api.resources.database.client.image.findMany({ where: { projectId: id } });
    expect(new Set(rows.map((row) => row.originalKey)).size).toBe(1);
  });

  it('keeps room for what is on its way, so that uploads at once never overshoot', async () => {
    const other = await api.newUser();
    const id = (await other.newProject()).id;
    const client = new TusClient(other);
    const announced = { projectId: id, kind: 'video', bytes: 99 * 1024 * 1024 };
    const answers = await Promise.all(Array.from({ length: 8 }, () => client.create(announced)));
    const accepted = answers.filter((answer) => answer.status === 201);
    expect(accepted).toHaveLength(5);
    expect(answers.filter((answer) => answer.status === 403)).toHaveLength(3);
    const [first] = accepted;
    await client.send('DELETE', first?.headers.get('location') ?? '');
    expect((await client.create(announced)).status).toBe(201);
  });
});
