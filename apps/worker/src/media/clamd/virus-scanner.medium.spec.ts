import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { drawPicture, findFreePort, makeTempFolder } from '@argument/testing';
import { type ClamdServer, EICAR, startClamdServer } from '../../../test/clamd-server.js';
import { startWorkerContext } from '../../../test/worker-context.js';
import { ClamdScanner } from './virus-scanner.js';

let folder: Awaited<ReturnType<typeof makeTempFolder>>;
let server: ClamdServer;
beforeAll(async () => {
  [folder, server] = await Promise.all([makeTempFolder(), startClamdServer()]);
});
afterAll(async () => {
  await server.stop();
  await folder.remove();
});

async function scan(bytes: Buffer, port = server.port, timeoutMs = 5_000, signal = new AbortController().signal) {
  const file = path.join(folder.path, 'upload');
  await writeFile(file, bytes);
  return new ClamdScanner({ host: '127.0.0.1', port, timeoutMs }).assertClean(file, signal);
}

describe('the virus scanner', () => {
  it('passes what is clean, whole', async () => {
    const bytes = Buffer.alloc(1_000_003, 7);
    await scan(bytes);
    expect(server.scanned.at(-1)).toBe(bytes.length);
    await scan(Buffer.alloc(0));
  });

  it('refuses what is not, wherever in the file it is', async () => {
    const hidden = Buffer.concat([Buffer.alloc(65_500, 1), EICAR, Buffer.alloc(100_000, 2)]);
    await expect(scan(hidden)).rejects.toMatchObject({ code: 'virus_found' });
  });

  it('passes nothing when there is no verdict', async () => {
    const down = 'gave no verdict';
    await expect(scan(Buffer.from('x'), await findFreePort())).rejects.toThrow(down);
    const silent = await startClamdServer('silent');
    await expect(scan(Buffer.from('x'), silent.port, 200)).rejects.toThrow('silent for 200 ms');
    await silent.stop();
    await expect(scan(Buffer.alloc(5 * 2 ** 20))).rejects.toThrow(down);
  });

  it('ends with the job that asks it', async () => {
    const silent = await startClamdServer('silent');
    const stop = new AbortController();
    const asked = scan(Buffer.from('x'), silent.port, 10_000, stop.signal);
    setTimeout(() => stop.abort(new Error('The video was deleted.')), 50);
    await expect(asked).rejects.toThrow('The video was deleted.');
    await silent.stop();
  });
});

it('an upload is not opened before it is judged: refused with its file deleted, or kept aside until the scanner is back', async () => {
  const port = await findFreePort();
  const ctx = await startWorkerContext({ env: { CLAMD_HOST: '127.0.0.1', CLAMD_PORT: String(port) } });
  try {
    const picture = await drawPicture({ width: 700, height: 525 });
    const clean = await ctx.newImage(picture);
    const image = (id: string) => ctx.client.image.findUniqueOrThrow({ where: { id }, include: { renditions: true } });
    const job = (id: string) => ctx.client.job.findUniqueOrThrow({ where: { id: `process-image:${id}:1` } });
    while ((await job(clean)).errorCode === null) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await job(clean)).toMatchObject({ errorCode: 'scan_unavailable' });
    expect(await image(clean)).toMatchObject({ status: 'processing', renditions: [] });
    const scanner = new ClamdScanner({ host: '127.0.0.1', port: server.port });
    ctx.deps.scanner = scanner;
    const infected = await ctx.newImage(Buffer.concat([picture, EICAR]));
    await ctx.settle();
    expect((await image(clean)).status).toBe('ready');
    const { status, errorCode, originalKey } = await image(infected);
    expect([status, errorCode]).toEqual(['failed', 'virus_found']);
    expect(await ctx.deps.store.head(originalKey)).toBeNull();
  } finally {
    await ctx.close();
  }
});
