import { storedProof } from '@argument/contracts';
import { drawPicture } from '@argument/testing';
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

async function read(id: string) {
  const { proof } = await ctx.client.marker.findUniqueOrThrow({ where: { id } });
  return storedProof.parse(proof);
}

describe('prove-marker', () => {
  it('says from where a print is recognised, and which markers of the project are mistaken for each other', async () => {
    const poster = await drawPicture({ width: 640, height: 480, shapes: 200 });
    const first = await prove(poster);
    const proof = await read(first);
    expect(proof.rows).toHaveLength(12);
    expect(proof.rows.every(({ shares }) => shares.length === proof.distances.length)).toBe(true);
    const straight = proof.rows.find(({ light, angle }) => light === 'bright' && angle === 0);
    expect(straight?.shares[0]).toBe(1);
    expect(straight?.reach).toBeGreaterThan(4);
    expect(proof.similar).toEqual([]);
    expect(await ctx.eventNames()).toEqual(['image.ready', 'marker.ready', 'marker.proved']);

    const stranger = await prove(await drawPicture({ width: 640, height: 480, shapes: 30, seed: 7 }));
    expect((await read(stranger)).similar).toEqual([]);
    const copy = await prove(poster);
    expect((await read(copy)).rows).toEqual(proof.rows);
    expect((await read(copy)).similar).toEqual([{ markerId: first, verdict: 'same', shared: 1 }]);
    expect((await read(first)).similar).toEqual([{ markerId: copy, verdict: 'same', shared: 1 }]);
    expect((await read(stranger)).similar).toEqual([]);
  }, 300_000);
});
