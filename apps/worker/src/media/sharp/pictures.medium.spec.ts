import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeTempFolder } from '@argument/testing';
import sharp, { type Sharp } from 'sharp';
import { decode, readMetadata } from './pictures.js';

let folder: Awaited<ReturnType<typeof makeTempFolder>>;
beforeAll(async () => {
  folder = await makeTempFolder();
});
afterAll(() => folder.remove());

type Colour = [number, number, number];
/** In sRGB; within what printing inks show. */
const CORNERS: Colour[] = [
  [200, 60, 60],
  [60, 140, 70],
  [70, 80, 160],
  [255, 255, 255],
];
const WIDTH = 120;
const HEIGHT = 80;

/** Four coloured quarters: top left, top right, bottom left, bottom right. */
function quarters(): Sharp {
  const rects = CORNERS.map(
    (colour, i) =>
      `<rect x="${(i % 2) * 60}" y="${Math.floor(i / 2) * 40}" width="60" height="40" fill="rgb(${colour})"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${rects.join('')}</svg>`;
  return sharp(Buffer.from(svg)).flatten();
}

async function decoded(bytes: Buffer, size: { width: number; height: number }): Promise<Colour[]> {
  const file = path.join(folder.path, 'picture');
  await writeFile(file, bytes);
  const { data, width, height, channels } = await decode(file, size);
  expect([width, height, channels, data.length]).toEqual([size.width, size.height, 3, size.width * size.height * 3]);
  const at = (x: number, y: number) => [...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)] as Colour;
  const [left, right, top, bottom] = [width / 4, (width * 3) / 4, height / 4, (height * 3) / 4];
  return [at(left, top), at(right, top), at(left, bottom), at(right, bottom)];
}

function expectNear(actual: Colour[], expected: Colour[], tolerance: number): void {
  const distances = actual.flatMap((colour, i) =>
    colour.map((value, c) => Math.abs(value - (expected[i]?.[c] ?? 999))),
  );
  expect(Math.max(...distances)).toBeLessThanOrEqual(tolerance);
}

const SIZE = { width: WIDTH, height: HEIGHT };

it('reads sixteen bits a channel', async () => {
  const png = await quarters().toColourspace('rgb16').png().toBuffer();
  expect((await sharp(png).metadata()).depth).toBe('ushort');
  expectNear(await decoded(png, SIZE), CORNERS, 1);
});

/** The same bytes of the picture, without the chunk that says what colours they mean. */
function withoutProfile(png: Buffer): Buffer {
  const at = png.indexOf('iCCP') - 4;
  return Buffer.concat([png.subarray(0, at), png.subarray(at + 12 + png.readUInt32BE(at))]);
}

it('brings colours of a wide profile to sRGB', async () => {
  const png = await quarters().withIccProfile('p3').png().toBuffer();
  expect((await sharp(png).metadata()).icc).toBeDefined();
  // What is stored is something else: without the profile it would look dull.
  const [red] = await decoded(withoutProfile(png), SIZE);
  expect(Math.abs((red?.[0] ?? 0) - 200)).toBeGreaterThan(8);
  expectNear(await decoded(png, SIZE), CORNERS, 4);
});

it('reads what was made for a printing press', async () => {
  const jpeg = await quarters().toColourspace('cmyk').jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer();
  expect((await sharp(jpeg).metadata()).space).toBe('cmyk');
  expectNear(await decoded(jpeg, SIZE), CORNERS, 24);
});

it('reads grey pictures', async () => {
  const jpeg = await quarters().greyscale().jpeg({ quality: 95 }).toBuffer();
  const [red] = await decoded(jpeg, SIZE);
  expect(red?.[0]).toBe(red?.[2]);
});

/** By EXIF's number: which quarter of the sensor is seen at the top left, and which at the top right. */
const ORIENTATIONS: [number, number, number][] = [
  [1, 0, 1],
  [2, 1, 0],
  [3, 3, 2],
  [4, 2, 3],
  [5, 0, 2],
  [6, 2, 0],
  [7, 3, 1],
  [8, 1, 3],
];
it.each(ORIENTATIONS)('turns orientation %i upright', async (orientation, topLeft, topRight) => {
  const jpeg = await quarters()
    .withMetadata({ orientation })
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
    .toBuffer();
  const size = orientation < 5 ? SIZE : { width: HEIGHT, height: WIDTH };
  const file = path.join(folder.path, 'turned.jpg');
  await writeFile(file, jpeg);
  expect(await readMetadata(file)).toMatchObject(size);
  const seen = await decoded(jpeg, size);
  expectNear(seen.slice(0, 2), [CORNERS[topLeft], CORNERS[topRight]] as Colour[], 6);
});
