import { planCrop } from './crop-picture';

describe('planCrop', () => {
  it('cuts the pixels of the part', () => {
    const area = { left: 0.5, top: 0.25, width: 0.5, height: 0.5 };
    expect(planCrop(area, { width: 2000, height: 1600 })).toEqual({
      x: 1000,
      y: 400,
      width: 1000,
      height: 800,
      outWidth: 1000,
      outHeight: 800,
    });
  });

  it('draws a small part large enough to be uploaded', () => {
    const { outWidth, outHeight } = planCrop({ left: 0, top: 0, width: 0.4, height: 0.4 }, { width: 800, height: 600 });
    expect(outWidth).toBeGreaterThanOrEqual(640);
    expect(outHeight).toBeGreaterThanOrEqual(480);
  });
});
