import { FrameReader } from './frame-reader.js';

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
