import '../../../test/run-from-source.js';
import path from 'node:path';
import { drawPicture, makeTempFolder } from '@argument/testing';
import { readMarker } from '@argument/vision/track';
import sharp from 'sharp';
import { MarkerMaker } from './marker-maker.js';

const maker = new MarkerMaker();
let folder: Awaited<ReturnType<typeof makeTempFolder>>;
let poster: string;
beforeAll(async () => {
  folder = await makeTempFolder();
  poster = path.join(folder.path, 'poster.jpg');
  await sharp(await drawPicture({ width: 800, height: 600, shapes: 200 })).toFile(poster);
});
afterAll(async () => {
  await maker.close();
  await folder.remove();
});

const judge = (signal?: AbortSignal) => maker.judge({ file: poster, side: 640 }, signal);

describe('MarkerMaker', () => {
  it('judges and compiles a picture while this process goes on', async () => {
    let ticks = 0;
    const watch = setInterval(() => ticks++, 5);
    const analysis = await judge();
    const file = await maker.compile({ file: poster, side: 2048 });
    clearInterval(watch);
    expect(analysis).toMatchObject({ usable: true });
    if (!(file instanceof Uint8Array)) throw new Error('The picture can be compiled.');
    expect(readMarker(file).picture.width).toBe(640);
    // Computed here, there would be a handful: between reading the picture and computing, and at their ends.
    expect(ticks).toBeGreaterThan(25);
  });

  it('says why a picture cannot be read, and goes on', async () => {
    await expect(maker.judge({ file: path.join(folder.path, 'nothing.jpg'), side: 640 })).rejects.toThrow(
      'The picture cannot be read.',
    );
    expect(await judge()).toMatchObject({ usable: true });
  });

  it('tells a picture that is too long and narrow', async () => {
    const ribbon = path.join(folder.path, 'ribbon.jpg');
    await sharp(await drawPicture({ width: 2048, height: 100, shapes: 200 })).toFile(ribbon);
    expect(await maker.compile({ file: ribbon, side: 2048 })).toEqual({ isElongated: true });
  });

  it('stops with its signal, and starts anew for the next picture', async () => {
    const stop = new AbortController();
    const stopped = judge(stop.signal);
    stop.abort(new Error('deleted meanwhile'));
    await expect(stopped).rejects.toThrow('deleted meanwhile');
    expect(await judge()).toMatchObject({ usable: true });
  });
});
