import { DEFAULT_PLACEMENT } from '@argument/contracts';
import { moveBy, overlayBox, scaleBy, turnBy } from './overlay-box';

const placed = (change: Partial<typeof DEFAULT_PLACEMENT>) => ({ ...DEFAULT_PLACEMENT, ...change });

describe('overlayBox', () => {
  it('covers the picture unless told otherwise', () => {
    expect(overlayBox(DEFAULT_PLACEMENT, 0.75)).toEqual({ left: 50, top: 50, size: 100, turn: 0 });
  });

  it('moves up and turns counter-clockwise for positive values, lengths in widths of the picture', () => {
    expect(overlayBox(placed({ scale: 0.5, offsetX: 0.1, offsetY: 0.25, rotation: 30 }), 2)).toEqual({
      left: 60,
      top: 0,
      size: 50,
      turn: -30,
    });
  });
});

describe('dragging', () => {
  it('moves with the pointer', () => {
    expect(moveBy(DEFAULT_PLACEMENT, 50, 100, 1000)).toMatchObject({ offsetX: 0.05, offsetY: -0.1 });
  });

  it('scales with the distance and stays within what the API takes', () => {
    expect(scaleBy(DEFAULT_PLACEMENT, 100, 150).scale).toBe(1.5);
    expect(scaleBy(DEFAULT_PLACEMENT, 100, 0).scale).toBe(0.05);
    expect(scaleBy(DEFAULT_PLACEMENT, 0, 150).scale).toBe(1);
  });

  it('turns against the clock on paper when the pointer goes so on the screen, and snaps to quarters', () => {
    expect(turnBy(DEFAULT_PLACEMENT, 0, -Math.PI / 4).rotation).toBe(45);
    expect(turnBy(DEFAULT_PLACEMENT, 0, -Math.PI / 2 + 0.05).rotation).toBe(90);
    expect(turnBy(placed({ rotation: 170 }), 0, -Math.PI / 6).rotation).toBe(-160);
  });
});
