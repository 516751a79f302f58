import { type ClipTruth, clipTruth } from './clip.js';
import { judgeScan, quantile, type ScanRecord } from './judge.js';

const picture = { width: 320, height: 240, data: new Uint8Array() };
const truth = clipTruth({ target: picture, frames: 60, seed: 'judge', absent: { from: 50, to: 59 } });

/** A viewer that shows the truth, moved by `shift` px to the right, `behind` frames after it was seen. */
function scan(clip: ClipTruth, { shift = 0, behind = 0, zoom = 1, blankBefore = 0 } = {}): ScanRecord {
  const frames = clip.frames.map((_, number) => ({ mediaTime: 100 + (number * 1000) / 30, number }));
  const samples = frames.flatMap(({ mediaTime, number }) => {
    const shown = frames[number - behind];
    const corners = number < blankBefore ? null : clip.frames[shown?.number ?? -1]?.corners;
    const pose = {
      cameraTime: mediaTime,
      frameTime: shown?.mediaTime ?? null,
      corners: corners?.flatMap(({ x, y }) => [(x + shift) * zoom, y * zoom]) ?? null,
    };
    return [{ ...pose, corners: null }, pose];
  });
  return { camera: { width: clip.width * zoom, height: clip.height * zoom }, frames, samples };
}

it('finds nothing wrong with the truth', () => {
  const verdict = judgeScan(scan(truth), truth);
  expect(verdict).toMatchObject({ visible: 50, good: 50, missed: 0, ghosts: 0 });
  expect(quantile(verdict.errors, 1)).toBeCloseTo(0, 6);
});

it('fails every frame of an overlay that is shifted by 15 px', () => {
  const verdict = judgeScan(scan(truth, { shift: 15 }), truth);
  expect(verdict).toMatchObject({ visible: 50, good: 0 });
  expect(quantile(verdict.errors, 0.5)).toBeCloseTo(15, 6);
});

it('passes a shift of 9 px and measures in pixels of the clip, whatever the camera gives', () => {
  const verdict = judgeScan(scan(truth, { shift: 9, zoom: 2 }), truth);
  expect(verdict.good).toBe(50);
  expect(quantile(verdict.errors, 0.5)).toBeCloseTo(9, 6);
});

it('counts frames in which nothing is shown as missed', () => {
  const verdict = judgeScan(scan(truth, { blankBefore: 20 }), truth);
  expect(verdict).toMatchObject({ visible: 50, good: 30, missed: 20 });
});

it('holds a pose against the frame it belongs to and says how late it was', () => {
  const verdict = judgeScan(scan(truth, { behind: 3 }), truth);
  expect(verdict.good).toBe(47);
  expect(quantile(verdict.lags, 0.5)).toBeCloseTo(100, 6);
});

it('counts a print that is shown where there is none', () => {
  const record = scan({ ...truth, frames: truth.frames.map((frame, i) => truth.frames[i % 50] ?? frame) });
  expect(judgeScan(record, truth)).toMatchObject({ visible: 50, good: 50, ghosts: 10 });
});

it('leaves out what comes before the start', () => {
  expect(judgeScan(scan(truth), truth, { from: 1100 }).visible).toBe(20);
});
