import { FREE_PLAN } from '@argument/contracts';
import { type PictureFacts, planPictures, refusePicture } from './process-image.plan.js';

const photo: PictureFacts = { format: 'jpeg', width: 4000, height: 3000, pages: 1, hasAlpha: false };
const refused = (change: Partial<PictureFacts>) => refusePicture({ ...photo, ...change }, FREE_PLAN)?.code ?? null;

describe('refusePicture', () => {
  it('takes the smallest and the largest, lying or standing', () => {
    expect(refused({ width: 640, height: 480 })).toBeNull();
    expect(refused({ width: 480, height: 640 })).toBeNull();
    expect(refused({ width: 4096, height: 4096 })).toBeNull();
  });

  it('names what is wrong', () => {
    expect(refused({ width: 639, height: 480 })).toBe('image_too_small');
    expect(refused({ width: 640, height: 479 })).toBe('image_too_small');
    expect(refused({ width: 4097 })).toBe('image_too_large');
    expect(refused({ pages: 2, format: 'webp' })).toBe('animated_image');
    expect(refused({ format: 'svg' })).toBe('unsupported_format');
  });
});

describe('planPictures', () => {
  it('derives four sizes of the same shape, largest first', () => {
    expect(planPictures(photo)).toEqual({
      format: 'jpeg',
      pictures: [
        { name: 'large', width: 2048, height: 1536 },
        { name: 'medium', width: 1024, height: 768 },
        { name: 'small', width: 512, height: 384 },
        { name: 'thumbnail', width: 256, height: 192 },
      ],
    });
  });

  it('never scales up, and keeps transparency', () => {
    const { format, pictures } = planPictures({ ...photo, width: 700, height: 500, hasAlpha: true });
    expect(format).toBe('webp');
    expect(pictures.slice(0, 2).map(({ width }) => width)).toEqual([700, 700]);
  });
});
