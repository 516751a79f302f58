import { drawPicture, makeTempFolder } from '@argument/testing';
import sharp from 'sharp';
import { makeHeic } from '../../../test/heic.js';
import { startWorkerContext, type WorkerContext } from '../../../test/worker-context.js';

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

/** Four coloured quadrants, as the camera's sensor saw them: red, green / blue, white. */
function quadrants(width: number, height: number) {
  const [w, h] = [width / 2, height / 2];
  const rect = (x: number, y: number, fill: string) =>
    `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}"/>`;
  const body = rect(0, 0, '#f00') + rect(w, 0, '#0f0') + rect(0, h, '#00f') + rect(w, h, '#fff');
  return sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${body}</svg>`),
  );
}

const process = async (bytes: Buffer) => {
  const id = await ctx.newImage(bytes);
  await ctx.settle();
  return ctx.client.image.findUniqueOrThrow({
    where: { id },
    include: { renditions: { orderBy: { bytes: 'desc' } } },
  });
};

describe('process-image', () => {
  it('turns a photo upright, keeps camera and time of its EXIF and strips all of it from what is derived', async () => {
    const photo = await quadrants(1200, 900)
      .flatten()
      .withExif({
        IFD0: { Make: 'Kamera', Model: 'One' },
        IFD2: { DateTimeOriginal: '2026:05:04 12:30:00' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 0/1' },
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const image = await process(photo);
    expect(image).toMatchObject({ status: 'ready', width: 900, height: 1200, errorCode: null });
    expect(image.exif).toEqual({ camera: 'Kamera One', takenAt: '2026-05-04T12:30:00.000Z' });
    expect(image.renditions.map(({ name }) => name)).toEqual(['large', 'medium', 'small', 'thumbnail']);
    for (const { key, width, height } of image.renditions) {
      const bytes = await ctx.readStored(key);
      const metadata = await sharp(bytes).metadata();
      expect(metadata).toMatchObject({ width, height, format: 'jpeg' });
      expect(metadata.exif).toBeUndefined();
      expect(metadata.orientation).toBeUndefined();
      // Orientation 6 means a quarter turn clockwise: the blue corner comes to the top left.
      const corner = await sharp(bytes).extract({ left: 4, top: 4, width: 1, height: 1 }).raw().toBuffer();
      expect(corner[2]).toBeGreaterThan(230);
      expect(corner[0]).toBeLessThan(25);
    }
    expect(await ctx.eventNames()).toEqual(['image.ready']);
  });

  it('keeps transparency as WebP and never scales up', async () => {
    const art = await quadrants(800, 600)
      .composite([
        { input: Buffer.from([0, 0, 0, 0]), raw: { width: 1, height: 1, channels: 4 }, tile: true, blend: 'dest-in' },
      ])
      .png()
      .toBuffer();
    const image = await process(art);
    const sizes = image.renditions.map(({ name, width, contentType }) => [name, width, contentType]);
    expect(sizes).toEqual(
      expect.arrayContaining([
        ['large', 800, 'image/webp'],
        ['thumbnail', 256, 'image/webp'],
      ]),
    );
  });

  it('stores the same bytes once, whoever uploads them', async () => {
    const photo = await drawPicture({ seed: 5 });
    const first = await process(photo);
    await ctx.newProject();
    const second = await process(photo);
    expect(second.renditions.map(({ key }) => key)).toEqual(first.renditions.map(({ key }) => key));
  });

  const bad: [string, string, () => Promise<Buffer>][] = [
    ['text with a picture’s name', 'unreadable_image', async () => Buffer.from('hello, I am a JPEG')],
    ['a JPEG cut in half', 'unreadable_image', async () => half(await drawPicture())],
    ['a PNG cut in half', 'unreadable_image', async () => half(await drawPicture({ format: 'png' }))],
    [
      'an SVG',
      'unsupported_format',
      () => Promise.resolve(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="900" height="700"/>')),
    ],
    ['an animated GIF', 'unsupported_format', () => animation('gif')],
    ['an animated WebP', 'animated_image', () => animation('webp')],
    ['a picture of 600 x 400', 'image_too_small', () => drawPicture({ width: 600, height: 400 })],
    ['a picture of 4200 x 700', 'image_too_large', () => quadrants(4200, 700).png().toBuffer()],
    ['a small file of 100 megapixels', 'image_too_large', () => bomb()],
  ];
  it.each(bad)('refuses %s as %s at the first attempt and leaves nothing in storage', async (_what, code, make) => {
    const before = await ctx.storedKeys();
    const image = await process(await make());
    expect(image).toMatchObject({ status: 'failed', errorCode: code });
    expect(image.errorMessage).toMatch(/upload|scale/i);
    const job = await ctx.client.job.findUniqueOrThrow({ where: { id: `process-image:${image.id}:1` } });
    expect(job).toMatchObject({ status: 'failed', attempts: 1, errorCode: code });
    expect(await ctx.storedKeys()).toEqual(before);
    expect(await ctx.eventNames()).toEqual(['image.failed']);
  });

  it('says of a HEIC photo what to do where it cannot be read, and reads it where it can', async () => {
    const photo = await makeHeic(folder.path, 800, 600);
    const isReadable = await sharp(photo)
      .toBuffer()
      .then(
        () => true,
        () => false,
      );
    const image = await process(photo);
    const expected = isReadable ? { status: 'ready' } : { status: 'failed', errorCode: 'heic_unsupported' };
    expect(image).toMatchObject(expected);
  });

  it('fails the markers that waited for a picture that cannot be used', async () => {
    const imageId = await ctx.newImage(Buffer.from('no picture'), { isHeld: true });
    const markerId = await ctx.newMarker(imageId);
    await ctx.enqueue(`process-image:${imageId}:1`, 'process-image', { imageId });
    await ctx.settle();
    const marker = await ctx.client.marker.findUniqueOrThrow({ where: { id: markerId } });
    expect(marker).toMatchObject({ status: 'failed', errorCode: 'image_failed' });
    expect(marker.errorMessage).toContain('damaged');
  });
});

const half = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2);

function animation(format: 'gif' | 'webp'): Promise<Buffer> {
  const frame = (value: number) => Buffer.alloc(700 * 500 * 3, value);
  return sharp(Buffer.concat([frame(20), frame(200)]), {
    raw: { width: 700, height: 1000, channels: 3, pageHeight: 500 },
  })
    .toFormat(format)
    .toBuffer();
}

function bomb(): Promise<Buffer> {
  return sharp({ create: { width: 10_000, height: 10_000, channels: 3, background: '#123' } })
    .png({ compressionLevel: 9 })
    .toBuffer();
}
