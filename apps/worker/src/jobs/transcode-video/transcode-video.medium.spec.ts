import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeTempFolder } from '@argument/testing';
import sharp from 'sharp';
import { boxesOf, makeClip, turnClip } from '../../../test/clips.js';
import { startWorkerContext, type WorkerContext } from '../../../test/worker-context.js';

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

async function transcode(file: string) {
  const id = await ctx.newVideo(file);
  await ctx.settle();
  return ctx.client.video.findUniqueOrThrow({ where: { id }, include: { renditions: { orderBy: { name: 'asc' } } } });
}

const sizes = (video: Awaited<ReturnType<typeof transcode>>) =>
  video.renditions.map(({ name, width, height }) => `${name} ${width}x${height}`);

/** A stored rendition, as a local file. */
async function fetched(key: string): Promise<string> {
  const file = path.join(folder.path, path.basename(key));
  await writeFile(file, await ctx.readStored(key));
  return file;
}

describe('transcode-video', () => {
  it('makes fast-start renditions with sound, a poster and progress, and is ready once', async () => {
    const video = await transcode(
      await makeClip(folder.path, 'hd.mp4', { width: 1280, height: 720, seconds: 1, rate: 50 }),
    );
    expect(video).toMatchObject({ status: 'ready', progress: 100, width: 1280, height: 720, hasAudio: true });
    expect(video.durationMs).toBeGreaterThan(900);
    expect(video.durationMs).toBeLessThan(1_100);
    expect(sizes(video)).toEqual(['360p 640x360', '480p 854x480', '720p 1280x720', 'poster 1280x720']);
    for (const { key, name, contentType } of video.renditions) {
      const file = await fetched(key);
      if (name === 'poster') {
        expect((await sharp(file).metadata()).format).toBe('jpeg');
        continue;
      }
      expect(contentType).toBe('video/mp4');
      const boxes = await boxesOf(file);
      expect(boxes.indexOf('moov')).toBeLessThan(boxes.indexOf('mdat'));
      expect(await ctx.deps.videoTool.probe(file)).toMatchObject({
        videoCodec: 'h264',
        pixelFormat: 'yuv420p',
        audioCodec: 'aac',
        profile: name === '720p' ? 'High' : 'Main',
        framesPerSecond: 30,
      });
    }
    expect(await ctx.eventNames()).toEqual(['video.ready']);
    const progress = await ctx.client.domainEvent.count({ where: { name: 'video.progress' } });
    expect(progress).toBeGreaterThan(0);
  });

  it('publishes links with the small rendition before the larger ones are done', async () => {
    const file = await makeClip(folder.path, 'live.mp4', { width: 854, height: 480, seconds: 1, rate: 50 });
    const imageId = await ctx.newImage(Buffer.from('never read'), { isHeld: true });
    const videoId = await ctx.newVideo(file);
    const markerId = await ctx.newMarker(imageId, [videoId]);
    const linkId = await ctx.newLink([markerId]);
    await ctx.settle();
    const names = await ctx.eventNames();
    // Once when it was made, once with the first rendition, once with the others.
    expect(names.filter((name) => name === 'link.published')).toHaveLength(3);
    expect(names.lastIndexOf('video.ready')).toBeGreaterThan(names.indexOf('link.published', 1));
    const link = await ctx.client.link.findUniqueOrThrow({ where: { id: linkId } });
    expect(link.publishedRevision).toBe(link.revision);
  });

  it('does not keep the next video waiting for the other renditions of this one', async () => {
    const long = await makeClip(folder.path, 'ahead.mp4', { width: 854, height: 480, seconds: 4, rate: 50 });
    const next = await makeClip(folder.path, 'next.mp4', { width: 854, height: 480, seconds: 1, rate: 50 });
    const ids = [await ctx.newVideo(long), await ctx.newVideo(next)];
    await ctx.settle();
    const jobs = await ctx.client.job.findMany({ where: { subjectId: { in: ids } } });
    const row = (kind: string, index: number) => jobs.find(({ id }) => id === `${kind}:${ids[index]}:1`);
    // Which of the two ends first is a matter of the machine.
    const begun = row('transcode-video', 1)?.startedAt?.getTime() ?? Number.NaN;
    expect(begun).toBeLessThan(row('transcode-ladder', 0)?.finishedAt?.getTime() ?? Number.NaN);
    expect(begun).toBeGreaterThan(row('transcode-video', 0)?.finishedAt?.getTime() ?? Number.NaN);
  });

  it('honours a turned phone', async () => {
    const flat = await makeClip(folder.path, 'flat.mp4', { width: 640, height: 360, seconds: 1, audio: false });
    const video = await transcode(await turnClip(flat, path.join(folder.path, 'turned.mp4'), 90));
    expect(video).toMatchObject({ status: 'ready', width: 360, height: 640, hasAudio: false });
    expect(sizes(video)).toEqual(['360p 360x640', 'poster 360x640']);
    const [rendition] = video.renditions;
    const probe = await ctx.deps.videoTool.probe(await fetched(rendition?.key ?? ''));
    expect(probe).toMatchObject({ width: 360, height: 640, rotation: 0, audioCodec: null });
  });

  it('makes odd sides even and never scales up', async () => {
    const extra = ['-vf', 'format=yuv444p,crop=641:361'];
    const odd = { width: 700, height: 400, seconds: 1, pixelFormat: 'yuv444p', extra };
    const video = await transcode(await makeClip(folder.path, 'odd.mp4', odd));
    expect(video).toMatchObject({ width: 641, height: 361 });
    expect(sizes(video)).toEqual(['360p 640x360', 'poster 640x360']);
  });

  it('passes a source through that every browser plays', async () => {
    const file = await makeClip(folder.path, 'light.mp4', { width: 320, height: 180, seconds: 2 });
    const video = await transcode(file);
    const rendition = await ctx.deps.videoTool.probe(await fetched(video.renditions[0]?.key ?? ''));
    const source = await ctx.deps.videoTool.probe(file);
    expect(rendition).toMatchObject({ bitRate: source.bitRate, profile: source.profile, width: 320 });
  });

  it('passes a source on at once and makes the smaller renditions after it', async () => {
    const extra = ['-b:v', '700k', '-maxrate', '800k', '-bufsize', '800k'];
    const file = await makeClip(folder.path, 'ready.mp4', { width: 854, height: 480, seconds: 3, extra });
    const source = await ctx.deps.videoTool.probe(file);
    const video = await transcode(file);
    expect(sizes(video)).toEqual(['360p 640x360', '480p 854x480', 'poster 854x480']);
    const passedOn = video.renditions.find(({ name }) => name === '480p');
    expect(await ctx.deps.videoTool.probe(await fetched(passedOn?.key ?? ''))).toMatchObject({
      bitRate: source.bitRate,
      profile: source.profile,
    });
    expect(await boxesOf(await ctx.readStored(passedOn?.key ?? ''))).toEqual(['ftyp', 'moov', 'mdat']);
  });

  const PQ = 'colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc:log-level=error';
  const sources: [string, string, string[], boolean][] = [
    ['VP9 in WebM', 'vp9.webm', ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8'], false],
    ['HEVC of ten bits and high dynamic range', 'hdr.mp4', ['-c:v', 'libx265', '-x265-params', PQ], true],
  ];
  it.each(sources)('reads %s and makes of it what every browser plays', async (_what, name, extra, isHdr) => {
    const pixelFormat = isHdr ? 'yuv420p10le' : 'yuv420p';
    const options = { width: 320, height: 180, seconds: 1, audio: false, pixelFormat, extra };
    const file = await makeClip(folder.path, name, options);
    expect((await ctx.deps.videoTool.probe(file)).highDynamicRange).toBe(isHdr);
    const video = await transcode(file);
    expect(video).toMatchObject({ status: 'ready', hasAudio: false });
    expect(await ctx.deps.videoTool.probe(await fetched(video.renditions[0]?.key ?? ''))).toMatchObject({
      videoCodec: 'h264',
      pixelFormat: 'yuv420p',
      highDynamicRange: false,
    });
  });

  const bad: [string, string, () => Promise<string>][] = [
    ['text', 'unreadable_video', () => written('text.mp4', Buffer.from('not a video at all'))],
    ['no bytes', 'unreadable_video', () => written('empty.mp4', Buffer.alloc(0))],
    [
      'a clip whose index is cut off',
      'unreadable_video',
      async () => cut(await makeClip(folder.path, 'index-last.mp4'), 'cut1.mp4'),
    ],
    [
      'a fast-start clip that ends early',
      'video_truncated',
      async () =>
        cut(
          await makeClip(folder.path, 'index-first.mp4', { seconds: 8, extra: ['-movflags', '+faststart'] }),
          'cut2.mp4',
        ),
    ],
    [
      'a clip of 125 s',
      'video_too_long',
      () => makeClip(folder.path, 'long.mp4', { width: 64, height: 64, seconds: 125, rate: 2 }),
    ],
    ['sound alone', 'unreadable_video', () => makeClip(folder.path, 'sound.m4a', { extra: ['-vn'] })],
    ['an animated GIF', 'unsupported_format', () => animation()],
    [
      'a playlist of a local file',
      'unreadable_video',
      () => written('list.mp4', Buffer.from(`ffconcat version 1.0\nfile '/etc/hostname'\n`)),
    ],
  ];
  it.each(bad)('refuses %s as %s and leaves nothing in storage', async (_what, code, make) => {
    const before = await ctx.storedKeys();
    const video = await transcode(await make());
    expect(video).toMatchObject({ status: 'failed', errorCode: code, renditions: [] });
    expect(video.errorMessage).toMatch(/upload|cut it/i);
    const job = await ctx.client.job.findUniqueOrThrow({ where: { id: `transcode-video:${video.id}:1` } });
    expect(job.attempts).toBe(1);
    expect(await ctx.storedKeys()).toEqual(before);
    expect(await ctx.eventNames()).toEqual(['video.failed']);
  });
});

async function written(name: string, bytes: Buffer): Promise<string> {
  const file = path.join(folder.path, name);
  await writeFile(file, bytes);
  return file;
}

async function cut(source: string, name: string): Promise<string> {
  const bytes = await readFile(source);
  return written(name, bytes.subarray(0, Math.floor(bytes.length / 2)));
}

async function animation(): Promise<string> {
  const frames = Buffer.concat([Buffer.alloc(64 * 64 * 3, 10), Buffer.alloc(64 * 64 * 3, 200)]);
  const raw = { width: 64, height: 128, channels: 3, pageHeight: 64 } as const;
  return written('moving.gif', await sharp(frames, { raw }).gif().toBuffer());
}
