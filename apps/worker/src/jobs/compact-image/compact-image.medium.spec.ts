import { linkConfig } from '@argument/contracts';
import { keys } from '@argument/storage';
import { drawPicture } from '@argument/testing';
import sharp from 'sharp';
import { startWorkerContext, type WorkerContext } from '../../../test/worker-context.js';

let ctx: WorkerContext;
beforeAll(async () => {
  ctx = await startWorkerContext({ leaves: ['prove-marker', 'compile-nft'] });
});
afterAll(() => ctx.close());

it('gives a picture that is ready AVIF and WebP, and its link a lighter preview', async () => {
  const imageId = await ctx.newImage(await drawPicture({ width: 800, height: 600 }));
  const linkId = await ctx.newLink([await ctx.newMarker(imageId)]);
  await ctx.settle();
  const { renditions } = await ctx.client.image.findUniqueOrThrow({
    where: { id: imageId },
    include: { renditions: true },
  });
  expect(renditions).toHaveLength(12);
  const bytesOf = (name: string) => Number(renditions.find((row) => row.name === name)?.bytes);
  for (const { name, key, contentType, width, height } of renditions) {
    const metadata = await sharp(await ctx.readStored(key)).metadata();
    expect(metadata).toMatchObject({ width, height });
    const format = name.includes('-avif') ? 'image/avif' : name.includes('-webp') ? 'image/webp' : 'image/jpeg';
    expect(contentType).toBe(format);
    expect(metadata.format).toBe(format === 'image/avif' ? 'heif' : format.slice('image/'.length));
  }
  expect(bytesOf('small-avif')).toBeLessThan(bytesOf('small'));
  const { slug } = await ctx.client.link.findUniqueOrThrow({ where: { id: linkId } });
  const config = linkConfig.parse(JSON.parse((await ctx.readStored(keys.linkConfig(slug))).toString()));
  const { alternatives = [] } = config.markers[0]?.target.preview ?? {};
  expect(alternatives.map(({ contentType }) => contentType)).toEqual(['image/avif', 'image/webp']);
  for (const { url, bytes } of alternatives) {
    expect((await ctx.deps.store.head(url.replace('/p/', 'public/')))?.bytes).toBe(bytes);
  }
});
