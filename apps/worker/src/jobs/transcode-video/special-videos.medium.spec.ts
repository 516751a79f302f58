import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { makeTempFolder } from '@argument/testing';
import { boxesOf, makeClip } from '../../../test/clips.js';
import { seeded } from '../../../test/hostile/random.js';
import { startWorkerContext, type WorkerContext } from '../../../test/worker-context.js';
import { findBinaries } from '../../media/ffmpeg/binaries.js';
import { writeFastStart } from '../../media/mp4/fast-start.js';

const { ffmpeg } = findBinaries(process.env);
const run = promisify(execFile);

let ctx: WorkerContext;
let folder: Awaited<ReturnType<typeof makeTempFolder>>;
beforeAll(async () => {
  [ctx, folder] = await Promise.all([startWorkerContext(), makeTempFolder()]);
});
afterAll(async () => {
  await ctx.close();
  await folder.remove();
});
beforeEach(() => ctx.newProject());

const row = (id: string) => ctx.client.video.findUniqueOrThrow({ where: { id }, include: { renditions: true } });

/** Stored files beside each other under the names that playlists use, as they are published. */
async function laidOut(keys: readonly string[]): Promise<void> {
  for (const key of keys) await writeFile(path.join(folder.path, path.basename(key)), await ctx.readStored(key));
}

/** Pixels of the first frame, RGB. */
async function firstFrame(key: string): Promise<Buffer> {
  await laidOut([key]);
  const args = ['-v', 'error', '-i', path.join(folder.path, path.basename(key)), '-frames:v', '1'];
  const options = { encoding: 'buffer', maxBuffer: 2 ** 26 } as const;
  return (await run(ffmpeg, [...args, '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'], options)).stdout;
}

it('a clip of more than a minute is a stream as well, of the same frames', async () => {
  const clip = { width: 160, height: 90, seconds: 61, rate: 4, extra: ['-g', '8'] };
  const id = await ctx.newVideo(await makeClip(folder.path, 'long.mp4', clip));
  await ctx.settle();
  const { status, renditions } = await row(id);
  expect(status).toBe('ready');
  expect(renditions.map(({ name }) => name).sort()).toEqual(['360p', 'hls', 'hls-360p', 'hls-360p-media', 'poster']);
  await laidOut(renditions.filter(({ name }) => name.startsWith('hls')).map(({ key }) => key));
  const master = renditions.find(({ name }) => name === 'hls')?.key ?? '';
  // Follows the playlists to the file's parts, as a player does, and counts what comes out.
  const { stderr } = await run(ffmpeg, [
    ...['-allowed_extensions', 'ALL', '-i', path.join(folder.path, path.basename(master))],
    ...['-map', '0:v', '-f', 'null', '-'],
  ]);
  expect(Number(/frame=\s*(\d+)(?![\s\S]*frame=)/.exec(stderr)?.[1])).toBe(61 * 4);
  expect(stderr).toContain('Stream #0:1: Audio: aac');
});

it('a second video of the same bytes takes the files of the first', async () => {
  const clip = await makeClip(folder.path, 'twice.mp4', { width: 854, height: 480, seconds: 1, rate: 50 });
  const first = await row(await ctx.newVideo(clip).then(async (id) => ctx.settle().then(() => id)));
  const original = ctx.deps.videoTool;
  // Without its tool nothing could be made anew.
  ctx.deps.videoTool = undefined as never;
  const second = await row(await ctx.newVideo(clip).then(async (id) => ctx.settle().then(() => id)));
  ctx.deps.videoTool = original;
  expect(second).toMatchObject({ status: 'ready', progress: 100, durationMs: first.durationMs, hasAudio: true });
  const files = ({ renditions }: typeof first) => renditions.map(({ name, key }) => `${name} ${key}`).sort();
  expect(files(second)).toEqual(files(first));
  expect(await ctx.eventNames()).toEqual(['video.ready', 'video.ready']);
});

/** A red disc on what is to vanish. */
const DISC =
  "geq=r='if(lt(hypot(X-80,Y-60),40),200,r(X,Y))':g='if(lt(hypot(X-80,Y-60),40),40,g(X,Y))':b='if(lt(hypot(X-80,Y-60),40),40,b(X,Y))'";
const SEEN = 'lt(hypot(X-80,Y-60),40)';
const size = '160x120';

async function film(name: string, ground: string, filter: string, extra: string[]): Promise<string> {
  const file = path.join(folder.path, name);
  const source = `color=c=${ground}:size=${size}:rate=10:duration=1`;
  await run(ffmpeg, ['-v', 'error', '-y', '-f', 'lavfi', '-i', source, '-vf', filter, ...extra, file]);
  return file;
}

const alpha = `format=rgba,${DISC}:a='if(${SEEN},255,0)'`;
const films: [string, () => Promise<string>, { color: string; tolerance: number } | null][] = [
  ['ProRes 4444', () => film('alpha.mov', 'black', alpha, ['-c:v', 'prores_ks', '-pix_fmt', 'yuva444p10le']), null],
  [
    'VP9 with a mask',
    () => film('alpha9.webm', 'black', alpha, ['-c:v', 'libvpx-vp9', '-pix_fmt', 'yuva420p', '-b:v', '1M']),
    null,
  ],
  [
    'VP8 with a mask',
    () => film('alpha8.webm', 'black', alpha, ['-c:v', 'libvpx', '-pix_fmt', 'yuva420p', '-auto-alt-ref', '0']),
    null,
  ],
  [
    'a green screen',
    () => film('green.mp4', '0x00b140', `format=rgb24,${DISC}`, ['-c:v', 'libx264', '-pix_fmt', 'yuv420p']),
    { color: '#00b140', tolerance: 0.3 },
  ],
];
it.each(films)('%s becomes colours beside their mask, in H.264', async (_what, make, key) => {
  const id = await ctx.newVideo(await make(), key);
  await ctx.settle();
  const { status, renditions } = await row(id);
  expect(status).toBe('ready');
  const packed = renditions.filter(({ contentType }) => contentType === 'video/mp4');
  expect(packed.map(({ name, width, height }) => [name, width, height])).toEqual([['packed-360p', 320, 120]]);
  const frame = await firstFrame(packed[0]?.key ?? '');
  const at = (x: number, y: number) => [...frame.subarray((y * 320 + x) * 3, (y * 320 + x) * 3 + 3)];
  const [red = 0, green = 255] = at(80, 60);
  expect(red).toBeGreaterThan(160);
  expect(green).toBeLessThan(90);
  expect(at(160 + 80, 60).every((value) => value > 240)).toBe(true);
  for (const [x, y] of [
    [8, 8],
    [150, 110],
    [20, 60],
  ] as const) {
    expect(Math.max(...at(160 + x, y))).toBeLessThan(16);
  }
});

describe('a film whose index is put in front', () => {
  const at = (name: string) => path.join(folder.path, name);
  const hashes = async (file: string) =>
    (await run(ffmpeg, ['-v', 'error', '-i', file, '-map', '0', '-c', 'copy', '-f', 'md5', '-'])).stdout;
  /** As a camera writes it: the index at the end, and in it where and when. */
  const filmed = () =>
    makeClip(folder.path, 'filmed.mp4', { extra: ['-metadata', 'comment=+52.5200+013.4050/', '-bf', '2'] });

  it('is the same film, without what the camera noted', async () => {
    const file = await filmed();
    const facts = await writeFastStart(file, at('fast.mp4'));
    expect(facts).toMatchObject({ hasSound: true, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(facts?.durationMs).toBeCloseTo(2_000, 0);
    expect(await boxesOf(at('fast.mp4'))).toEqual(['ftyp', 'moov', 'mdat']);
    expect(await hashes(at('fast.mp4'))).toBe(await hashes(file));
    expect((await readFile(file)).includes('+52.52')).toBe(true);
    expect((await readFile(at('fast.mp4'))).includes('+52.52')).toBe(false);
    expect((await writeFastStart(at('fast.mp4'), at('again.mp4')))?.sha256).toBe(facts?.sha256);
  });

  it('is left to others when it is cut off, damaged or of another kind', async () => {
    const file = await readFile(await filmed());
    const random = seeded(11);
    const index = file.indexOf('moov') - 4;
    for (let round = 0; round < 60; round++) {
      await writeFile(at('cut.mp4'), file.subarray(0, random.below(file.length)));
      expect(await writeFastStart(at('cut.mp4'), at('made.mp4'))).toBeNull();
      const damaged = Buffer.from(file);
      damaged.writeUInt32BE(random.below(2 ** 32), index + random.below(file.length - index - 4));
      await writeFile(at('damaged.mp4'), damaged);
      // Whatever is not noticed leads nowhere outside of the file.
      if (await writeFastStart(at('damaged.mp4'), at('made.mp4'))) {
        expect((await readFile(at('made.mp4'))).length).toBeLessThan(file.length + 100);
      }
    }
    // As many bytes as before, of which some belong to two samples and some to none: a hiding place.
    const hiding = Buffer.from(file);
    const chunks = hiding.indexOf('stco') + 8;
    hiding.writeUInt32BE(hiding.readUInt32BE(chunks + 4), chunks + 4 + 4);
    await writeFile(at('hiding.mp4'), hiding);
    expect(await writeFastStart(at('hiding.mp4'), at('made.mp4'))).toBeNull();
    const withMore = Buffer.concat([
      file.subarray(0, index),
      Buffer.from('\0\0\0\x0cmdatmore', 'latin1'),
      file.subarray(index),
    ]);
    await writeFile(at('more.mp4'), withMore);
    expect(await writeFastStart(at('more.mp4'), at('made.mp4'))).toBeNull();
    const turned = await makeClip(folder.path, 'hevc.mp4', {
      seconds: 1,
      extra: ['-c:v', 'libx265', '-x265-params', 'log-level=error'],
    });
    expect(await writeFastStart(turned, at('made.mp4'))).toBeNull();
  });
});
