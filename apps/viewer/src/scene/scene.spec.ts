import { DEFAULT_PLACEMENT } from '@argument/contracts';
import { apply, rectangle } from '@argument/vision';
import { colourConversion } from './colour-conversion.js';
import { cover, toClip, toScreen } from './fit.js';
import { coverCrop, packedCrop, placementMap } from './placement.js';

const target = { width: 800, height: 400 };
/** Corners of the overlay in target pixels. */
const corners = (change: Partial<typeof DEFAULT_PLACEMENT>) =>
  [...apply(placementMap({ ...DEFAULT_PLACEMENT, ...change }, target), rectangle(1, 1))].map((value, i) =>
    Math.round(value * (i % 2 === 0 ? 800 : 400)),
  );

describe('placementMap', () => {
  it.each([
    ['covers the target by default', {}, [0, 0, 800, 0, 800, 400, 0, 400]],
    [
      'moves right and up by widths of the target',
      { offsetX: 0.5, offsetY: 0.25 },
      [400, -200, 1200, -200, 1200, 200, 400, 200],
    ],
    ['scales about the middle', { scale: 0.5 }, [200, 100, 600, 100, 600, 300, 200, 300]],
    ['turns counter-clockwise about the middle', { rotation: 90 }, [200, 600, 200, -200, 600, -200, 600, 600]],
  ])('%s', (_, change, expected) => {
    expect(corners(change)).toEqual(expected);
  });
});

describe('coverCrop', () => {
  it('cuts the sides of a wide video and the top and bottom of a tall one', () => {
    expect(coverCrop({ width: 1600, height: 400 }, target)).toEqual({ x: 0.25, y: 0, width: 0.5, height: 1 });
    expect(coverCrop({ width: 400, height: 400 }, target)).toEqual({ x: 0, y: 0.25, width: 1, height: 0.5 });
  });
});

describe('fit', () => {
  const camera = { width: 1280, height: 720 };
  const screen = { width: 360, height: 720 };
  const fit = cover(camera, screen);

  it('shows the middle of a wide camera on a tall screen', () => {
    expect(toScreen(fit, [640, 360, 460, 0])).toEqual([180, 360, 0, 0]);
  });

  it('agrees with clip space', () => {
    const [x0, y0, x1, y1] = apply(toClip(fit, screen), [460, 0, 820, 720]);
    [x0, y0, x1, y1].forEach((value, i) => {
      expect(value).toBeCloseTo([-1, 1, 1, -1][i]!, 9);
    });
  });
});

describe('colourConversion', () => {
  const convert = (space: Parameters<typeof colourConversion>[0], [y, u, v]: readonly [number, number, number]) => {
    const { light, colours } = colourConversion(space);
    const [bright, blue, red] = [(y / 255) * light[0] + light[1], (u - 128) / 255, (v - 128) / 255];
    const rgb = [bright + colours[0] * red, bright + colours[1] * blue + colours[2] * red, bright + colours[3] * blue];
    return rgb.map((value) => Math.round(255 * value));
  };

  // Primaries as the standards' own tables of test bars have them.
  it.each([
    ['red of BT.601', { matrix: 'smpte170m', fullRange: false }, [81, 90, 240], [255, 0, 0]],
    ['green of BT.601', { matrix: null, fullRange: false }, [145, 54, 34], [0, 255, 0]],
    ['blue of BT.709', { matrix: 'bt709', fullRange: false }, [32, 240, 118], [0, 0, 255]],
    ['yellow of JPEG', { matrix: 'bt470bg', fullRange: true }, [226, 0, 149], [255, 255, 0]],
    ['white', { matrix: 'bt709', fullRange: false }, [235, 128, 128], [255, 255, 255]],
    ['black', { matrix: 'bt709', fullRange: false }, [16, 128, 128], [0, 0, 0]],
  ] as const)('knows %s', (_, space, yuv, rgb) => {
    convert(space, yuv).forEach((value, i) => {
      expect(Math.abs(value - (rgb[i] ?? 0))).toBeLessThanOrEqual(2);
    });
  });
});

describe('packedCrop', () => {
  it('takes the left half of a packed video and keeps off its mask', () => {
    const crop = packedCrop({ width: 1600, height: 400 }, target);
    expect(crop.x).toBeCloseTo(1 / 1600);
    expect(crop.x + crop.width).toBeCloseTo(0.5 - 1 / 1600);
    expect([crop.y, crop.height]).toEqual([0, 1]);
  });
});
