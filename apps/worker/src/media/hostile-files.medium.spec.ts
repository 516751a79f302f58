import { execFile } from 'node:child_process';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import '../../test/run-from-source.js';
import { makeTempFolder } from '@argument/testing';
import sharp from 'sharp';
import { makeClip } from '../../test/clips.js';
import { HOSTILE_KINDS, type HostileFile, hostileFiles, type Ingredients } from '../../test/hostile/files.js';
import { PictureRooms } from '../core/picture-rooms.js';
import { Standby } from '../core/standby.js';
import { findBinaries } from './ffmpeg/binaries.js';
import { VideoTool, VideoToolError } from './ffmpeg/video-tool.js';
import { writeFastStart } from './mp4/fast-start.js';
import { Sandbox } from './sandbox/sandbox.js';
import { PictureError } from './sharp/pictures.js';

/** Two of each kind, always the same; the nightly run takes many more with other seeds. */
const COUNT = Number(process.env.ARGUMENT_HOSTILE_FILES ?? 2 * HOSTILE_KINDS.length);
const SEED = Number(process.env.ARGUMENT_SEED ?? 4);

let folder: Awaited<ReturnType<typeof makeTempFolder>>;
let server: Server;
let good: Ingredients;
let sandbox: Sandbox;
let rooms: PictureRooms;
/** Calls that reached the address that the files name. */
let calls = 0;

beforeAll(async () => {
  folder = await makeTempFolder();
  server = createServer((socket) => {
    calls += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const small = { width: 64, height: 48, seconds: 1 };
  const read = async (name: string, extra: string[]) =>
    readFile(await makeClip(folder.path, name, { ...small, audio: false, extra }));
  const picture = sharp({ create: { width: 700, height: 500, channels: 3, background: '#a40' } });
  good = {
    mp4: await read('good.mp4', []),
    webm: await read('good.webm', ['-c:v', 'libvpx', '-deadline', 'realtime']),
    jpeg: await picture.jpeg().toBuffer(),
    png: await picture.png().toBuffer(),
    home: `http://127.0.0.1:${port}`,
  };
  sandbox = await Sandbox.open();
  rooms = new PictureRooms(sandbox, new Standby());
}, 60_000);
afterAll(async () => {
  await rooms.close();
  server.close();
  await folder.remove();
});

/** What the jobs do with an upload until they know that it is good. */
async function handleAsVideo(file: string): Promise<string> {
  const tool = new VideoTool(findBinaries(process.env), sandbox);
  try {
    const { highDynamicRange } = await tool.probe(file);
    const options = { signal: new AbortController().signal, timeoutSeconds: 30 };
    await tool.frame(file, `${file}.jpg`, 0, { width: 64, height: 48, highDynamicRange }, options);
    return 'read';
  } catch (error) {
    if (error instanceof VideoToolError) return error.kind;
    throw error;
  }
}

/** What our own process reads of it; whatever it takes is no longer than what came, and it never takes long. */
async function handleAsFilm(file: string, { kind, bytes }: HostileFile): Promise<string> {
  const made = `${file}.mp4`;
  const cpu = process.cpuUsage();
  const facts = await writeFastStart(file, made);
  const { user, system } = process.cpuUsage(cpu);
  expect({ kind, isQuick: user + system < 1_500_000 }).toEqual({ kind, isQuick: true });
  if (!facts) return 'not plain';
  expect((await stat(made)).size).toBeLessThan(bytes.length + 100);
  expect(Number.isFinite(facts.durationMs)).toBe(true);
  return 'passed on';
}

function handleAsPicture(bytes: Buffer): Promise<string> {
  return rooms.use('a stranger', async (room) => {
    const file = path.join(room.folder, 'original');
    await writeFile(file, bytes);
    try {
      const { width, height, format } = await room.run('metadata', { file });
      if (format === 'svg' || width * height > 40_000_000) return 'refused';
      const pictures = [{ name: 'small', width: 64, height: 48 }];
      await room.run('derive', { file, pictures: pictures.map((picture) => ({ ...picture, format: 'jpeg' })) });
      return 'read';
    } catch (error) {
      if (error instanceof PictureError) return error.kind;
      throw error;
    }
  });
}

async function upload(hostile: HostileFile, index: number): Promise<string[]> {
  const box = await makeTempFolder();
  const file = path.join(box.path, 'original');
  const { bytes } = hostile;
  await writeFile(file, bytes);
  try {
    return [
      await handleAsFilm(file, hostile),
      await handleAsVideo(file),
      index % 2 === 0 ? await handleAsPicture(bytes) : 'left out',
    ];
  } finally {
    await box.remove();
  }
}

it(`survives ${COUNT} hostile files: nothing crashes outside the sandbox, nobody calls, nothing is written elsewhere`, async () => {
  const before = await readdir(folder.path);
  const outcomes: Record<string, number> = {};
  let index = 0;
  for (const file of hostileFiles(good, SEED, COUNT)) {
    for (const outcome of await upload(file, index)) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    index += 1;
  }
  expect(index).toBe(COUNT);
  expect(calls).toBe(0);
  expect(await readdir(folder.path)).toEqual(before);
  // Some are good enough to be read: otherwise the readers were never reached.
  expect(outcomes.read).toBeGreaterThan(0);
  expect(outcomes['passed on']).toBeGreaterThan(0);
  expect(outcomes.unreadable).toBeGreaterThan(0);
}, 3_600_000);

it('would call without the guard', async () => {
  const list = path.join(folder.path, 'film.mp4');
  await writeFile(list, `#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n${good.home}/a.ts\n#EXT-X-ENDLIST\n`);
  const { ffprobe } = findBinaries(process.env);
  const open = ['-v', 'quiet', '-f', 'hls', '-protocol_whitelist', 'file,http,tcp', '-i', list];
  await promisify(execFile)(ffprobe, open).catch(() => undefined);
  expect(calls).toBeGreaterThan(0);
  calls = 0;
  // The same program and options, shut off; and then without what would allow it.
  const limits = { memoryBytes: 2 ** 29, cpuSeconds: 10, seconds: 20, fileBytes: 2 ** 20 };
  const confined = { program: ffprobe, folder: folder.path, limits };
  await sandbox.run({ ...confined, args: open }).catch(() => undefined);
  expect(calls).toBe(0);
});
