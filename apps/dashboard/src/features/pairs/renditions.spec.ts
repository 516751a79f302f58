import type { Image, Video } from '@argument/contracts';
import { largePicture, playable, renditionWords, smallPicture } from './renditions';

const rendition = (name: string, width: number, contentType = 'image/webp') => ({
  name,
  url: `/${name}`,
  contentType,
  width,
  height: width,
  bytes: 1,
});
const image = {
  renditions: [rendition('large', 2048), rendition('small', 320), rendition('medium', 1280)],
} as unknown as Image;

describe('choosing renditions', () => {
  it('takes the smallest picture that is large enough', () => {
    expect([smallPicture(image), largePicture(image)]).toEqual(['/small', '/medium']);
  });

  it('takes the largest there is when none is large enough', () => {
    expect(largePicture({ ...image, renditions: [rendition('only', 700)] })).toBe('/only');
    expect(largePicture(undefined)).toBeNull();
  });

  it('plays the smallest video and never the poster', () => {
    const video = {
      renditions: [
        rendition('720p', 1280, 'video/mp4'),
        rendition('poster', 100, 'image/jpeg'),
        rendition('480p', 854, 'video/mp4'),
      ],
    } as unknown as Video;
    expect(playable(video)).toBe('/480p');
  });
});

it('says the format of a rendition as people write it', () => {
  expect(['small', 'small-webp', 'large-avif', '720p', 'packed-480p'].map(renditionWords)).toEqual([
    'small',
    'small, WebP',
    'large, AVIF',
    '720p',
    'packed-480p',
  ]);
});
