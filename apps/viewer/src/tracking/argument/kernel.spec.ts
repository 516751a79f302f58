import { createHash } from 'node:crypto';
import type { LinkMarker } from '@argument/contracts';
import { createPlane, type Plane } from '@argument/vision';
import { mergeSignatures, readIndex, signMarker, writeIndex } from '@argument/vision/many';
import { compileMarker } from '@argument/vision/track';
import { ArgumentKernel } from './kernel.js';

const WIDTH = 320;
const HEIGHT = 240;
const { floor, max, min } = Math;

/** Discs and bars, others for each seed. */
function drawPicture(seed: number): Plane {
  const plane = createPlane(WIDTH, HEIGHT);
  plane.data.fill(220);
  let state = (seed * 2_654_435_761) >>> 0;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  for (let n = 0; n < 120; n++) {
    const [x, y, rx, ry, grey] = [
      random() * WIDTH,
      random() * HEIGHT,
      4 + random() * 25,
      4 + random() * 25,
      random() * 255,
    ];
    const disc = random() < 0.5;
    for (let v = max(0, floor(y - ry)); v < min(HEIGHT, y + ry); v++)
      for (let u = max(0, floor(x - rx)); u < min(WIDTH, x + rx); u++)
        if (!disc || ((u - x) / rx) ** 2 + ((v - y) / ry) ** 2 < 1) plane.data[v * WIDTH + u] = grey;
  }
  return plane;
}

/** The picture at three quarters of its size in the middle of a grey frame. */
function frameOf(picture: Plane): Plane {
  const frame = createPlane(WIDTH, HEIGHT);
  for (let i = 0; i < frame.data.length; i++) {
    const x = floor(((i % WIDTH) + 0.5 - WIDTH / 2) / 0.75 + WIDTH / 2),
      y = floor((floor(i / WIDTH) + 0.5 - HEIGHT / 2) / 0.75 + HEIGHT / 2);
    const inside = x >= 0 && y >= 0 && x < WIDTH && y < HEIGHT;
    frame.data[i] = inside ? (picture.data[y * WIDTH + x] ?? 0) : 110;
  }
  return frame;
}

const published = (bytes: Uint8Array) => ({
  url: `data:application/octet-stream;base64,${Buffer.from(bytes).toString('base64')}`,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  bytes: bytes.length,
});
const pictures = [1, 2].map(drawPicture);
const files = pictures.map((picture) => published(compileMarker(picture)));
const markers = files.map((argument, i) => ({ id: `marker-${i}`, engines: { argument } }) as unknown as LinkMarker);
const bytesOf = (url: string) => new Uint8Array(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
const nextFrame = () => new Promise((resolve) => setTimeout(resolve, 20));

/** Holds the camera still for some frames, as long as something has to be fetched. */
async function hold(kernel: ArgumentKernel, frame: Plane): Promise<string | null> {
  for (let n = 0; n < 12; n++) {
    const { markerId } = kernel.process(frame);
    if (markerId) return markerId;
    await nextFrame();
  }
  return null;
}

describe('ArgumentKernel', () => {
  it('loads every marker of a link without an index', async () => {
    const kernel = new ArgumentKernel();
    await kernel.init(markers, WIDTH, HEIGHT);
    expect(kernel.process(frameOf(pictures[1]!)).markerId).toBe('marker-1');
  });

  it('fetches nothing again for a camera of another shape', async () => {
    const kernel = new ArgumentKernel();
    await kernel.init(markers, WIDTH, HEIGHT);
    const original = globalThis.fetch;
    globalThis.fetch = () => Promise.reject(new Error('fetched again'));
    try {
      await kernel.init(markers, HEIGHT, WIDTH);
    } finally {
      globalThis.fetch = original;
    }
  });

  it('fetches only the marker that it sees when the link has an index', async () => {
    const fetched: string[] = [];
    const original = globalThis.fetch;
    globalThis.fetch = async (input, init) => {
      fetched.push(String(input));
      return original(input, init);
    };
    try {
      const signatures = files.map(({ url, sha256 }) => readIndex(signMarker(bytesOf(url), sha256.slice(0, 32))));
      const index = published(writeIndex(mergeSignatures(signatures)));
      const kernel = new ArgumentKernel();
      await kernel.init(markers, WIDTH, HEIGHT, index);
      expect(fetched).toEqual([index.url]);
      expect(await hold(kernel, frameOf(pictures[0]!))).toBe('marker-0');
      expect(fetched).toContain(files[0]!.url);
      expect(await hold(kernel, frameOf(drawPicture(9)))).toBeNull();
    } finally {
      globalThis.fetch = original;
    }
  });
});
