// How much faster the ladder is made from one decoding, and with a source that is passed on, than by one run for each
// rendition; and what the sandbox adds to a program.
//
//   node bench/ladder/run.mjs [rounds]      needs a build of apps/worker
//
// Prints the medians of pairs that ran one after the other, as ratios; fails below the floors in baseline.json.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBinaries } from '../../apps/worker/dist/media/ffmpeg/binaries.js';
import { VideoTool } from '../../apps/worker/dist/media/ffmpeg/video-tool.js';
import { Sandbox } from '../../apps/worker/dist/media/sandbox/sandbox.js';

const rounds = Number(process.argv[2] ?? 3);
const floors = JSON.parse(readFileSync(new URL('./baseline.json', import.meta.url), 'utf8'));
const folder = mkdtempSync(path.join(tmpdir(), 'argument-bench-'));
const binaries = findBinaries(process.env);
const sandbox = await Sandbox.open();
const tool = new VideoTool(binaries, sandbox);
const options = { signal: new AbortController().signal, timeoutSeconds: 600 };

const common = { framesPerSecond: 30, gop: 60, audio: 'none', highDynamicRange: false, copy: false };
const rung = (height, profile, crf, maxRate) => ({
  file: path.join(folder, `${height}.mp4`),
  settings: { ...common, width: Math.round((height * 16) / 9 / 2) * 2, height, profile, crf, maxRate },
});
const small = [rung(360, 'main', 24, 800_000), rung(480, 'main', 24, 1_200_000), rung(720, 'high', 23, 2_800_000)];
const passedOn = rung(1080, 'high', 23, 5_000_000);
const asCopy = { ...passedOn, settings: { ...passedOn.settings, copy: true } };

const source = path.join(folder, 'source.mp4');
const film = ['-f', 'lavfi', '-i', 'testsrc2=size=1920x1080:rate=30:duration=6', '-pix_fmt', 'yuv420p', '-b:v', '6M'];
execFileSync(binaries.ffmpeg, ['-v', 'error', '-y', ...film, '-c:v', 'libx264', '-preset', 'ultrafast', source]);

const encode = (targets) => tool.encode(source, targets, options, () => undefined);
const oneByOne = async (targets) => {
  for (const target of targets) await encode([target]);
};
const bare = { bubblewrap: false, network: false, limits: false, parentDeath: false };
const limits = { memoryBytes: 2 ** 30, cpuSeconds: 60, seconds: 60, fileBytes: 2 ** 20 };
const program = { program: '/bin/true', args: [], folder, limits };
const start = async (box) => {
  for (let i = 0; i < 10; i++) await box.run(program);
};

const ratios = { oneDecoding: [], passedOn: [] };
const added = [];
for (let round = 0; round < rounds; round++) {
  ratios.oneDecoding.push((await timed(() => oneByOne(small))) / (await timed(() => encode(small))));
  const each = await timed(() => oneByOne([...small, passedOn]));
  const passing = await timed(async () => {
    await encode([asCopy]);
    await encode(small);
  });
  ratios.passedOn.push(each / passing);
  const shut = await timed(() => start(sandbox));
  added.push((shut - (await timed(() => start(Sandbox.with(bare))))) / 10);
}
rmSync(folder, { recursive: true });

let failed = false;
for (const [name, values] of Object.entries(ratios)) {
  const value = median(values);
  failed ||= value < floors[name];
  console.log(`${name.padEnd(14)} ${value.toFixed(2)} times one run for each rendition (floor ${floors[name]})`);
}
console.log(`sandbox        ${median(added).toFixed(1)} ms added to a program (at most ${floors.sandboxMs})`);
process.exit(failed || median(added) > floors.sandboxMs ? 1 : 0);

async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
