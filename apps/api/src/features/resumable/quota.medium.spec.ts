import type { Quota } from '@argument/contracts';
import { releaseFile } from '@argument/database';
import { ObjectNotFoundError } from '@argument/storage';
import { drawPicture } from '@argument/testing';
import fc from 'fast-check';
import { startTestApi, type TestApi } from '../../../test/test-api.js';
import { idOf, TusClient } from '../../../test/tus-client.js';

const SEED = Number(process.env.TEST_SEED ?? 4);
const RUNS = Number(process.env.TEST_RUNS ?? 6);

type Step =
  | { do: 'form' | 'resumable' | 'both'; content: number }
  | { do: 'begin'; content: number }
  | { do: 'delete'; which: number };

const content = fc.nat({ max: 2 });
const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constantFrom('form' as const, 'resumable' as const, 'both' as const), content }),
    fc.record({ do: fc.constant('begin' as const), content }),
    fc.record({ do: fc.constant('delete' as const), which: fc.nat({ max: 5 }) }),
  ),
  { minLength: 3, maxLength: 8 },
);

let api: TestApi;
let pictures: Buffer[];
beforeAll(async () => {
  api = await startTestApi();
  pictures = await Promise.all([700, 720, 740].map((width) => drawPicture({ width, height: 600 })));
});
afterAll(() => api.close());

/** What the worker does with these jobs. */
async function deleteFiles(): Promise<void> {
  const { database, store } = api.resources;
  const jobs = await database.client.job.findMany({ where: { name: 'delete-files', status: 'queued' } });
  for (const job of jobs) {
    for (const key of (job.payload as { keys: string[] }).keys) {
      await releaseFile(database, key, () => store.delete(key), { failedLetGo: true });
    }
    await database.client.job.update({ where: { id: job.id }, data: { status: 'succeeded' } });
  }
}

/** Bytes that really lie in the store for a workspace. */
async function lyingBytes(workspaceId: string): Promise<number> {
  let sum = 0;
  for await (const { bytes } of api.resources.store.list(`originals/${workspaceId}/`)) sum += bytes;
  return sum;
}

async function run(plan: readonly Step[]): Promise<void> {
  const me = await api.newUser();
  const tus = new TusClient(me);
  const projectId = (await me.newProject()).id;
  const { workspaceId } = me.session.user;
  const images: string[] = [];
  const form = async (file: Buffer) => {
    images.push(((await me.upload('images', projectId, file)).json as { id: string }).id);
  };
  const resumable = async (file: Buffer) => {
    const location = await tus.begin({ projectId, kind: 'image', bytes: file.length });
    await tus.patch(location, 0, file.subarray(0, 1000));
    expect((await tus.patch(location, 1000, file.subarray(1000))).status).toBe(204);
    images.push(idOf(location));
  };
  for (const step of plan) {
    if (step.do === 'delete') {
      const [id] = images.splice(step.which % Math.max(1, images.length), 1);
      if (id) await Promise.all([me.send('DELETE', `/api/v1/images/${id}`), deleteFiles()]);
      await deleteFiles();
    } else {
      const file = pictures[step.content] ?? Buffer.alloc(0);
      if (step.do === 'begin') await tus.begin({ projectId, kind: 'image', bytes: file.length });
      if (step.do === 'form') await form(file);
      if (step.do === 'resumable') await resumable(file);
      if (step.do === 'both') await Promise.all([form(file), resumable(file), form(file)]);
    }
    const { storageBytes } = await me.expect<Quota>(200, 'GET', '/api/v1/users/me/quota');
    expect(storageBytes.used).toBe(await lyingBytes(workspaceId));
    const rows = await api.resources.database.client.image.findMany({ where: { project: { workspaceId } } });
    expect(rows).toHaveLength(images.length);
    for (const { originalKey } of rows) {
      if ((await api.resources.store.head(originalKey)) === null) throw new ObjectNotFoundError(originalKey);
    }
  }
}

it('is the sum of what is stored after every step, whatever is uploaded and deleted at once', async () => {
  await fc.assert(fc.asyncProperty(steps, run), { seed: SEED, numRuns: RUNS, endOnFailure: true });
});
