import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeTempFolder } from '@argument/testing';
import { makeClip } from '../../../test/clips.js';
import { startWorkerContext, type WorkerContext } from '../../../test/worker-context.js';
import { VideoTool } from '../../media/ffmpeg/video-tool.js';
import { Sandbox } from '../../media/sandbox/sandbox.js';

/** Seconds that reading a header may take in this test. */
const BUDGET = 3;

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

/** Puts a program in ffprobe's place that does `script`. */
async function readBy(script: string, seconds: number): Promise<void> {
  const program = path.join(folder.path, 'ffprobe');
  await writeFile(program, `#!/bin/sh\n${script}\n`);
  await chmod(program, 0o755);
  const limits = { memoryBytes: 64 * 2 ** 20, cpuSeconds: BUDGET, seconds, fileBytes: 2 ** 20 };
  ctx.deps.videoTool = new VideoTool({ ffmpeg: '/bin/false', ffprobe: program }, await Sandbox.open(), limits);
}

const faults: [string, string, string, number][] = [
  ['grows', 'tail /dev/zero', 'video_too_costly', 1],
  ['computes for ever', 'while :; do :; done', 'video_too_costly', 1],
  ['crashes', 'kill -SEGV $$', 'unreadable_video', 1],
  // Time may have run out because the machine was busy: once more, then no more.
  ['hangs', 'sleep 100', 'video_too_costly', 2],
];
it.each(faults)(
  'a decoder that %s fails its video with a reason and is gone',
  async (_what, script, code, attempts) => {
    // Ten times as long by the clock, so that a busy machine does not hide the limit of processor time.
    await readBy(script, attempts === 1 ? 10 * BUDGET : BUDGET);
    const began = Date.now();
    const id = await ctx.newVideo(await makeClip(folder.path, 'clip.mp4', { width: 64, height: 64, seconds: 1 }));
    await ctx.settle();
    const video = await ctx.client.video.findUniqueOrThrow({ where: { id } });
    expect(video).toMatchObject({ status: 'failed', errorCode: code });
    expect(video.errorMessage).toContain('upload it');
    const job = await ctx.client.job.findUniqueOrThrow({ where: { id: `transcode-video:${id}:1` } });
    expect(job.attempts).toBe(attempts);
    if (attempts > 1) expect(Date.now() - began).toBeLessThan(attempts * 2_000 * BUDGET + 8_000);
  },
);
