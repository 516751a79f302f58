// What a person with a phone waits for and sees: our viewer beside the peers' own example pages, in one run, in Chromium
// with a clip as its camera, over a line of 9 Mbit/s and 100 ms. Ratios hold between machines, absolute times do not.
// Usage: npm run bench:viewer -- [--seconds 10] [--rounds 3] [--update]   (after npm run build)
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium, openPage, PHONE } from '@argument/testing';
import { ARJS, MINDAR, minifiedThree, THREE_ADDONS } from '../peers/packages.mjs';
import { startServer } from '../peers/server.mjs';
import { makeCampaign } from './campaign.mjs';
import { ARJS_PAGE, MINDAR_PAGE, THREE_SHIM, watchOurs } from './pages.mjs';

const LINE = { bitsPerSecond: 9_000_000, rttMs: 100 };
const FOUND_MS = 120_000;
/** What may be on the wire before the first overlay, the video aside; bytes. */
const MOST_BYTES = 200_000;
const BASELINE = new URL('baseline.json', import.meta.url);

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '3' },
    update: { type: 'boolean', default: false },
  },
});

const PAGES = {
  ours: { path: '/bench?debug=1', prepare: (page) => page.addInitScript(watchOurs), begin: tapStart },
  mindar: { path: '/mindar.html' },
  arjs: { path: '/arjs.html' },
};

const folder = await mkdtemp(join(tmpdir(), 'argument-bench-viewer-'));
const closing = [];
const figures = Object.fromEntries(Object.keys(PAGES).map((name) => [name, []]));
try {
  const { camera, files } = await makeCampaign(folder);
  const dist = new URL('../../apps/viewer/dist/', import.meta.url).pathname;
  const served = {
    ...files,
    '/bench': await readFile(join(dist, 'index.html')),
    '/mindar.html': Buffer.from(MINDAR_PAGE),
    '/arjs.html': Buffer.from(ARJS_PAGE),
    '/shim/three.js': Buffer.from(THREE_SHIM),
    '/three.js': await minifiedThree(),
    '/three/': THREE_ADDONS,
    '/mind-ar/': MINDAR,
    '/ar.js/': ARJS,
    '/assets/': join(dist, 'assets'),
  };
  const server = await startServer(served, LINE);
  closing.push(() => server.close());
  for (let round = 0; round <= Number(values.rounds); round++) {
    for (const [name, page] of Object.entries(PAGES)) {
      // The first round packs the files and warms the disk.
      const seen = await visit(page, server, camera, round === 0 ? 0 : Number(values.seconds));
      if (round === 0) continue;
      figures[name].push(seen);
      console.log(name, JSON.stringify(seen));
    }
  }
} finally {
  for (const close of closing) await close();
  await rm(folder, { recursive: true, force: true });
}

const pages = Object.fromEntries(Object.entries(figures).map(([name, rounds]) => [name, medians(rounds)]));
const ratios = Object.fromEntries(['mindar', 'arjs'].map((name) => [name, ratiosOf(pages[name], pages.ours)]));
console.log('peers as multiples of ours:', JSON.stringify(ratios, null, 2));
judge();
if (values.update) {
  const machine = { cores: cpus().length, cpu: cpus()[0]?.model, node: process.version, load: round(loadavg()[0]) };
  await writeFile(BASELINE, `${JSON.stringify({ pages, ratios, line: LINE, machine }, null, 2)}\n`);
}

async function visit({ path, prepare, begin }, server, camera, seconds) {
  server.reset();
  const browser = await launchChromium({ cameraFile: camera, autoplay: true });
  try {
    const { page, complaints } = await openPage(browser, PHONE);
    await prepare?.(page);
    await page.goto(`${server.url}${path}`, { timeout: FOUND_MS });
    await begin?.(page);
    const shown = page.waitForFunction(() => globalThis.bench.shownAt !== null, undefined, { timeout: FOUND_MS });
    await shown.catch((cause) => {
      throw new Error(`${path} showed nothing: ${complaints.join('\n')}`, { cause });
    });
    const { firstOverlayMs, shownAt } = await page.evaluate(() => {
      const { shownAt: ms } = globalThis.bench;
      return { firstOverlayMs: ms, shownAt: performance.timeOrigin + ms };
    });
    const bytes = wireBytes(server.sent, shownAt);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const before = await state(page, session);
    await page.waitForTimeout(1000 * seconds);
    const after = await state(page, session);
    const [poses, watched] = [after.poses - before.poses, (after.at - before.at) / 1000];
    const mainMs = 1000 * (after.taskSeconds - before.taskSeconds);
    return {
      firstOverlayMs: Math.round(firstOverlayMs),
      wireBytes: bytes,
      posesPerSecond: round(poses / watched),
      framesPerSecond: round((after.frames - before.frames) / watched),
      mainMsPerPose: round(mainMs / Math.max(1, poses)),
      mainBusy: round(mainMs / 1000 / watched),
    };
  } finally {
    await browser.close();
  }
}

/** What was asked for before the first overlay stood. The video is the client's own; all else is what it takes to show it. */
function wireBytes({ requests }, shownAt) {
  const counted = requests.filter(({ path, at }) => at < shownAt && !path.endsWith('.mp4'));
  return counted.reduce((sum, { bytes }) => sum + bytes, 0);
}

async function state(page, session) {
  const { metrics } = await session.send('Performance.getMetrics');
  const taskSeconds = metrics.find(({ name }) => name === 'TaskDuration').value;
  const counted = await page.evaluate(() => ({ ...globalThis.bench, at: performance.now() }));
  return { ...counted, taskSeconds };
}

async function tapStart(page) {
  await page.waitForFunction(() => globalThis.argument?.state === 'intro');
  await page.getByTestId('start').tap();
}

function judge() {
  if (pages.ours.wireBytes > MOST_BYTES)
    fail(`${pages.ours.wireBytes} bytes to the first overlay; ${MOST_BYTES} may be.`);
  for (const [name, row] of Object.entries(ratios)) {
    if (row.firstOverlayMs < 1) fail(`${name} shows its first overlay sooner than ours.`);
    if (row.wireBytes < 1) fail(`${name} sends less than ours.`);
    if (row.posesPerSecond > 1) fail(`${name} shows more poses a second than ours.`);
  }
}

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}

function medians(rounds) {
  const middle = (key) => rounds.map((row) => row[key]).sort((a, b) => a - b)[Math.floor(rounds.length / 2)];
  return Object.fromEntries(Object.keys(rounds[0]).map((key) => [key, middle(key)]));
}

function ratiosOf(peer, ours) {
  return Object.fromEntries(Object.keys(peer).map((key) => [key, round(peer[key] / ours[key])]));
}

function round(value) {
  return Number(value.toPrecision(3));
}
