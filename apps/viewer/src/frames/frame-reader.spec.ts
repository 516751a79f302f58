import { FrameReader } from './frame-reader.js';
import { readPlanes } from './planes.js';

class Pixels {
  constructor(
    readonly data: Uint8ClampedArray,
    readonly width: number,
    readonly height: number,
  ) {}
}

/** A camera frame of 4 x 4 pixels in the form that most cameras give: luminance, then colours. */
class Nv12Frame {
  readonly format = 'NV12';
  readonly visibleRect = { x: 0, y: 0, width: 4, height: 4 };
  readonly displayWidth = 4;
  readonly displayHeight = 4;
  readonly colorSpace = { matrix: 'bt709', fullRange: null };
  closed = false;
  allocationSize = () => 24;
  close = () => {
    this.closed = true;
  };
  async copyTo(target: Uint8Array) {
    target.set([10, 30, 0, 0, 10, 30, 0, 0, 200, 200, 90, 110, 200, 200, 90, 110]);
    return [
      { offset: 0, stride: 4 },
      { offset: 16, stride: 4 },
    ];
  }
}

beforeAll(() => Object.assign(globalThis, { ImageData: Pixels }));

describe('FrameReader', () => {
  it('reads the luminance of a camera frame, halved, and lets the frame go', async () => {
    const frame = new Nv12Frame();
    const plane = await new FrameReader(2, 2).read(frame as unknown as VideoFrame);
    expect([...plane.data]).toEqual([20, 0, 200, 100]);
    expect(frame.closed).toBe(true);
  });

  it('halves twice for a tracker that works on a quarter', async () => {
    const plane = await new FrameReader(1, 1).read(new Nv12Frame() as unknown as VideoFrame);
    expect(plane.data[0]).toBeGreaterThanOrEqual(80);
    expect(plane.data[0]).toBeLessThanOrEqual(81);
  });

  it('hands the whole frame out to be drawn, once, and reads into the memory that comes back', async () => {
    const reader = new FrameReader(2, 2);
    await reader.read(new Nv12Frame() as unknown as VideoFrame);
    const planes = reader.takePlanes();
    expect(planes).toMatchObject({
      width: 4,
      height: 4,
      chroma: { width: 2, height: 2 },
      matrix: 'bt709',
      fullRange: false,
    });
    expect(planes?.planes.map(({ offset }) => offset)).toEqual([0, 16]);
    expect(reader.takePlanes()).toBeNull();
    reader.reuse(planes?.bytes ?? new ArrayBuffer(0));
    await reader.read(new Nv12Frame() as unknown as VideoFrame);
    expect(reader.takePlanes()?.bytes).toBe(planes?.bytes);
  });

  it.each([{ rotation: 180 }, { flip: true }, { displayWidth: 8 }, { format: 'RGBX' }])(
    'leaves a frame that is shown otherwise than it is stored to the browser: %o',
    async (change) => {
      const frame = Object.assign(new Nv12Frame(), change);
      expect(await readPlanes(frame as unknown as VideoFrame, new ArrayBuffer(24))).toBeNull();
    },
  );

  it('reads colours by how bright they look', async () => {
    const rgba = Uint8ClampedArray.of(255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 255);
    const plane = await new FrameReader(4, 1).read(new Pixels(rgba, 4, 1) as unknown as ImageData);
    expect([...plane.data]).toEqual([76, 149, 28, 255]);
  });

  it('lets the frame go even when it cannot be read', async () => {
    const frame = new Nv12Frame();
    Object.assign(frame, { format: null });
    await expect(new FrameReader(2, 2).read(frame as unknown as VideoFrame)).rejects.toThrow();
    expect(frame.closed).toBe(true);
  });
});
