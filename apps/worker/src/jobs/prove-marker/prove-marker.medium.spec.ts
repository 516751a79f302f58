import { storedProof } from '@argument/contracts';
import { cancelJobs } from '@argument/database';
import { drawPicture, waitFor } from '@argument/testing';
import { startWorkerContext, type WorkerContext } from '../../../test/worker-context.js';

let ctx: WorkerContext;
beforeAll(async () => {
  ctx = await startWorkerContext({ leaves: ['compile-nft'] });
});
afterAll(() => ctx.close());

async function prove(picture: Buffer) {
  const markerId = await ctx.newMarker(await ctx.newImage(picture));
  await ctx.settle(100_000);
  return markerId;
}

async function isReady(id: string): Promise<boolean> {
  return (await ctx.client.marker.findUniqueOrThrow({ where: { id } })).status === 'ready';
}

async function read(id: string) {
  const { proof } = await ctx.client.marker.findUniqueOrThrow({ where: { id } });
  return storedProof.parse(proof);
}

describe('prove-marker', () => {
  it('says from where a print is recognised, and which markers of the project are mistaken for each other', async () => {
    const stranger = await ctx.newMarker(await ctx.newImage(await drawPicture({ width: 640, height: 480, seed: 7 })));
    await waitFor('the stranger to be compiled', () => isReady(stranger), 30_000);
    // Its own proof would show nothing more.
    await cancelJobs(ctx.client, stranger);
    const poster = await drawPicture({ width: 640, height: 480, shapes: 200 });
    const first = await prove(poster);
    const proof = await read(first);
    expect(proof.rows).toHaveLength(12);
    expect(proof.rows.every(({ shares }) => shares.length === proof.distances.length)).toBe(true);
    const straight = proof.rows.find(({ light, angle }) => light === 'bright' && angle === 0);
    expect(straight?.shares[0]).toBe(1);
    expect(straight?.reach).toBeGreaterThan(4);
    expect(proof.similar).toEqual([]);
    const told = ['image.ready', 'marker.ready'];
    expect(await ctx.eventNames()).toEqual([...told, ...told, 'marker.proved']);

    const copy = await prove(poster);
    expect((await read(copy)).rows).toEqual(proof.rows);
    expect((await read(copy)).similar).toEqual([{ markerId: first, verdict: 'same', shared: 1 }]);
    expect((await read(first)).similar).toEqual([{ markerId: copy, verdict: 'same', shared: 1 }]);
  }, 300_000);
});
