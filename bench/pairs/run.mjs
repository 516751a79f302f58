// Many pictures with their videos in one go, as a studio brings them: the platform's wall time against the sum of what the
// bare tools take for the same work, and whether its memory stays flat.
//
//   node bench/pairs/run.mjs [--pairs 60] [--sample 6]      needs a build; --pairs 1000 is the nightly's
//
// Fails when something did not become ready, or when memory grows from the run's second quarter to its last by more than
// the limit.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { asUpload } from '../upload-to-live/media.mjs';
import { signIn, startPlatform } from '../upload-to-live/platform.mjs';
import { bareSeconds } from './bare.mjs';
import { drawPair, prepareClip } from './media.mjs';
import { watchMemory } from './memory.mjs';

const { values } = parseArgs({
  options: { pairs: { type: 'string', default: '60' }, sample: { type: 'string', default: '6' } },
});
const pairs = Number(values.pairs);
/** Every so manieth pair is done by the bare tools as well; the sum is reckoned from these. */
const sample = Number(values.sample);
const UPLOADS_AT_A_TIME = 3;
/** Growth that counts as flat. */
const MOST_GROWTH = 1.25;

const folder = await mkdtemp(path.join(tmpdir(), 'argument-bench-'));
// The database's own user passes through it.
await chmod(folder, 0o755);
await prepareClip(folder);
const platform = await startPlatform(path.join(folder, 'home'));
let failed = false;
try {
  const bare = [];
  for (let index = 0; index < pairs; index += sample)
    bare.push(await bareSeconds(await drawPair(folder, index), folder));
  const sum = (bare.reduce((total, seconds) => total + seconds, 0) / bare.length) * pairs;
  const memory = watchMemory(platform.pid);
  const began = performance.now();
  const project = await uploadAll();
  const told = await untilDone(project);
  const wall = (performance.now() - began) / 1000;
  const { second, last, peak } = memory.stop();
  console.log(`${pairs} pairs in ${wall.toFixed(0)} s; the bare tools take ${sum.toFixed(0)} s one after the other`);
  console.log(`ratio ${(wall / sum).toFixed(2)}`);
  console.log(`memory ${mib(second)} in the second quarter, ${mib(last)} in the last, ${mib(peak)} at most`);
  for (const { at, estimate } of atEachFifth(told)) {
    const real = told.ended - at;
    console.log(
      `time left, told ${at.toFixed(0)} s in: ${estimate} s; it took ${real.toFixed(0)} s (${(estimate / real).toFixed(2)})`,
    );
  }
  const unready = await countUnready(project);
  if (unready > 0) console.error(`${unready} pairs did not become ready.`);
  failed = unready > 0 || last > second * MOST_GROWTH;
} finally {
  await platform.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);

async function uploadAll() {
  const call = await signIn(platform.url);
  const { id } = await call('/projects', { name: 'A wedding' });
  let next = 0;
  const send = async () => {
    while (next < pairs) {
      const { picture, clip } = await drawPair(folder, next++);
      const [image, video] = [
        await call('/images/upload', await asUpload(picture, 'image/jpeg', 'picture.jpg', id)),
        await call('/videos/upload', await asUpload(clip, 'video/mp4', 'clip.mp4', id)),
      ];
      await call('/markers/generate', { imageId: image.id, videoId: video.id });
      await Promise.all([rm(picture), rm(clip)]);
    }
  };
  await Promise.all(Array.from({ length: UPLOADS_AT_A_TIME }, send));
  return { id, call };
}

/** Answers what was told of the time left, when, and when the work ended, s. */
async function untilDone({ id, call }) {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const words = [];
  for (;;) {
    const { isRunning, secondsLeft } = await call(`/projects/${id}/progress`);
    if (!isRunning) return { words, ended: seconds() };
    if (secondsLeft !== null) words.push({ at: seconds(), estimate: secondsLeft });
    await sleep(2_000);
  }
}

/** The first word, and one at each fifth of the time. */
function atEachFifth({ words, ended }) {
  const later = [0.2, 0.4, 0.6, 0.8].map((share) => words.find(({ at }) => at >= share * ended));
  return [...new Set([words[0], ...later])].filter((word) => word !== undefined);
}

async function countUnready({ id, call }) {
  let unready = 0;
  for (const kind of ['videos', 'markers']) {
    let cursor = '';
    let seen = 0;
    do {
      const page = await call(`/projects/${id}/${kind}?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      seen += page.items.length;
      unready += page.items.filter(({ status }) => status !== 'ready').length;
      cursor = page.nextCursor;
    } while (cursor);
    unready += pairs - seen;
  }
  return unready;
}

function mib(bytes) {
  return `${(bytes / 2 ** 20).toFixed(0)} MiB`;
}
