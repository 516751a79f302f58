// How soon a clip that every phone plays is live: from the first uploaded byte to its first rendition, as a ratio to writing
// the same bytes to disk and remuxing them there with the bare tool. Both take turns, so that a busy machine slows both.
//
//   node bench/remux/run.mjs [--rounds 5] [--seconds 60] [--megabits 12] [--update]      needs a build
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';
import { asUpload, FFMPEG } from '../upload-to-live/media.mjs';
import { signIn, startPlatform } from '../upload-to-live/platform.mjs';

const BASELINE = new URL('baseline.json', import.meta.url);
/** Between two questions to the API, which counts them; ms. */
const ASK_MS = 100;
const run = promisify(execFile);

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '60' },
    // Phones film 1080p at 12 to 17; a minute of 12 is as much as the free plan takes.
    megabits: { type: 'string', default: '12' },
    update: { type: 'boolean', default: false },
  },
});
const floors = JSON.parse(await readFile(BASELINE, 'utf8'));
const folder = await mkdtemp(path.join(tmpdir(), 'argument-bench-'));
// The database's own user passes through it.
await chmod(folder, 0o755);
const film = await drawFilm();
const platform = await startPlatform(path.join(folder, 'home'));
const rounds = [];
try {
  for (let round = 0; round <= Number(values.rounds); round++) {
    const bytes = variantOf(film, round);
    const bareMs = await bare(bytes);
    const { uploadMs, liveMs } = await live(bytes);
    // The first one warms both up.
    if (round === 0) continue;
    rounds.push(liveMs / bareMs);
    console.log(
      `bare ${bareMs.toFixed(0)} ms; uploaded in ${uploadMs.toFixed(0)} ms, live after ${liveMs.toFixed(0)} ms, ratio ${(liveMs / bareMs).toFixed(2)}`,
    );
  }
} finally {
  await platform.stop();
  await rm(folder, { recursive: true, force: true });
}
const ratio = rounds.toSorted((a, b) => a - b)[Math.floor(rounds.length / 2)];
console.log(`${(film.length / 2 ** 20).toFixed(0)} MiB, median ratio ${ratio.toFixed(2)} (at most ${floors.most})`);
if (values.update) {
  await writeFile(BASELINE, `${JSON.stringify({ ...floors, ratio: Number(ratio.toFixed(2)) }, null, 2)}\n`);
}
process.exitCode = ratio > floors.most ? 1 : 0;

/** 1080p, H.264 in 8-bit 4:2:0 with a key frame every two seconds, AAC; its index at the end, as cameras write it. */
async function drawFilm() {
  const file = path.join(folder, 'film.mp4');
  const { seconds } = values;
  const rate = `${values.megabits}M`;
  await run(FFMPEG, [
    ...['-v', 'error', '-y', '-f', 'lavfi', '-i', `testsrc2=size=1920x1080:rate=30:duration=${seconds}`],
    ...[
      '-f',
      'lavfi',
      '-i',
      `sine=frequency=330:duration=${seconds}`,
      '-c:a',
      'aac',
      '-b:a',
      '128k',
      '-c:v',
      'libx264',
    ],
    ...['-preset', 'ultrafast', '-b:v', rate, '-minrate', rate, '-maxrate', rate, '-bufsize', rate],
    ...['-x264-params', 'nal-hrd=cbr', '-g', '60', '-pix_fmt', 'yuv420p', file],
  ]);
  return readFile(file);
}

/** Other bytes of the same film: players pass over a box that is called free. */
function variantOf(bytes, round) {
  const box = Buffer.alloc(16);
  box.writeUInt32BE(16, 0);
  box.write('free', 4);
  box.writeUInt32BE(round + 1, 8);
  return Buffer.concat([bytes, box]);
}

async function bare(bytes) {
  const [from, to] = [path.join(folder, 'bare.mp4'), path.join(folder, 'bare-fast.mp4')];
  const began = performance.now();
  const handle = await open(from, 'w');
  await handle.writeFile(bytes);
  await handle.sync();
  await handle.close();
  await run(FFMPEG, ['-v', 'error', '-y', '-i', from, '-c', 'copy', '-movflags', '+faststart', to]);
  return performance.now() - began;
}

async function live(bytes) {
  // Each round a workspace of its own: nothing is there yet, and the free plan's room and requests are enough.
  const call = await signIn(platform.url);
  const { id: projectId } = await call('/projects', { name: 'Bench' });
  const form = await asUpload(bytes, 'video/mp4', 'clip.mp4', projectId);
  const began = performance.now();
  const { id } = await call('/videos/upload', form);
  const uploadMs = performance.now() - began;
  for (;;) {
    const { renditions, status, error } = await call(`/videos/${id}`);
    if (renditions.some(({ contentType }) => contentType === 'video/mp4')) break;
    if (status === 'failed') throw new Error(error.message);
    await sleep(ASK_MS);
  }
  const liveMs = performance.now() - began;
  // The sizes that follow must not run into the next round; deleting the film stops them.
  await call(`/videos/${id}`, undefined, 'DELETE');
  return { uploadMs, liveMs };
}
