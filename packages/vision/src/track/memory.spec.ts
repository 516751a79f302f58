import { PerformanceObserver } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { compileMarker } from '../compile/compile.js';
import { createPlane, type Plane } from '../image/plane.js';
import { prepareTarget, Tracker } from './index.js';

const WIDTH = 320;
const HEIGHT = 240;
const FRAMES = 60;
/** Engines box numbers that pass from function to function; the tracker's own code makes no object a frame. */
const MOST_BYTES_A_FRAME = 64 * 1024;
/** What the engine itself keeps of its run: feedback for the optimiser, not frames. */
const MOST_KEPT = 512 * 1024;
const { floor, max, min, round, sin } = Math;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

interface Garbage {
  collections: number;
  heapBytes: number;
  bufferBytes: number;
}

/** What `work` leaves behind on a heap that was just cleared. */
async function garbageOf(work: () => void): Promise<Garbage> {
  let collections = 0;
  const observer = new PerformanceObserver((list) => {
    collections += list.getEntries().length;
  });
  collect();
  await new Promise((resolve) => setTimeout(resolve, 50));
  observer.observe({ entryTypes: ['gc'] });
  const before = process.memoryUsage();
  work();
  const after = process.memoryUsage();
  await new Promise((resolve) => setTimeout(resolve, 50));
  observer.disconnect();
  return {
    collections,
    heapBytes: after.heapUsed - before.heapUsed,
    bufferBytes: after.arrayBuffers - before.arrayBuffers,
  };
}

function drawPicture(): Plane {
  const plane = createPlane(WIDTH, HEIGHT);
  plane.data.fill(220);
  let state = 7;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  for (let n = 0; n < 120; n++) {
    const [x, y, rx, ry] = [random() * WIDTH, random() * HEIGHT, 4 + random() * 25, 4 + random() * 25];
    const grey = random() * 255;
    for (let v = max(0, floor(y - ry)); v < min(HEIGHT, y + ry); v++)
      for (let u = max(0, floor(x - rx)); u < min(WIDTH, x + rx); u++) plane.data[v * WIDTH + u] = grey;
  }
  return plane;
}

/** The picture in a grey frame, moved to the side. */
function frameOf(picture: Plane, shift: number): Uint8Array {
  const frame = new Uint8Array(WIDTH * HEIGHT).fill(110);
  for (let y = 0; y < HEIGHT * 0.75; y++)
    for (let x = 0; x < WIDTH * 0.75; x++)
      frame[(y + 30) * WIDTH + x + 40 + shift] = picture.data[floor(y / 0.75) * WIDTH + floor(x / 0.75)] ?? 0;
  return frame;
}

describe('the memory of the tracker', () => {
  const picture = drawPicture();
  const target = prepareTarget(compileMarker(picture));
  const frames = Array.from({ length: 12 }, (_, i) => frameOf(picture, round(8 * sin((i * Math.PI) / 6))));

  /** Frames as fast as they go; how many showed the target. */
  function run(tracker: Tracker, forget: boolean): number {
    let found = 0;
    for (let n = 0; n < FRAMES; n++) {
      if (forget) tracker.reset();
      if (tracker.process(frames[n % frames.length]!).target === 0) found++;
    }
    return found;
  }

  it.each([
    ['following', false],
    ['finding anew', true],
  ])('%s: no garbage worth a collection, and nothing kept', async (_, forget) => {
    const tracker = new Tracker([target], WIDTH, HEIGHT);
    run(tracker, forget);
    collect();
    const before = process.memoryUsage();
    // Jest and the compiler of the engine leave garbage too, now and then; what the tracker leaves is there every time.
    const measured: Garbage[] = [];
    while (measured.length < 3) measured.push(await garbageOf(() => void expect(run(tracker, forget)).toBe(FRAMES)));
    const least = (of: (run: Garbage) => number) => Math.min(...measured.map(of));
    expect(least(({ collections }) => collections)).toBe(0);
    expect(least(({ heapBytes }) => heapBytes) / FRAMES).toBeLessThan(MOST_BYTES_A_FRAME);
    expect(least(({ bufferBytes }) => bufferBytes)).toBe(0);
    collect();
    expect(process.memoryUsage().heapUsed - before.heapUsed).toBeLessThan(MOST_KEPT);
  });
});
