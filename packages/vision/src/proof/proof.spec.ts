import { createPlane, type Plane } from '../image/plane.js';
import { compileMarker, prepareTarget } from '../track/index.js';
import { cropInSteps, cut, LIGHTS, type PrintProof, provePrint, Studio, scoreOf, successOf, tryOut } from './index.js';
import { randomFrom } from './random.js';

const WIDTH = 640;
const HEIGHT = 480;

/** Rectangles of chance size and tone in a part of a light sheet. */
function draw(count: number, box = { left: 0, top: 0, width: WIDTH, height: HEIGHT }): Plane {
  const plane = createPlane(WIDTH, HEIGHT);
  plane.data.fill(228);
  const random = randomFrom(42);
  for (let n = 0; n < count; n++) {
    const x = Math.floor(box.left + random() * box.width * 0.9),
      y = Math.floor(box.top + random() * box.height * 0.9);
    const right = Math.min(WIDTH, x + 12 + Math.floor(random() * 70)),
      bottom = Math.min(HEIGHT, y + 12 + Math.floor(random() * 70));
    const tone = random() * 255;
    for (let row = y; row < bottom; row++) plane.data.fill(tone, row * WIDTH + x, row * WIDTH + right);
  }
  return plane;
}

const finish = <T>(steps: Generator<void, T>): T => {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
};
const reach = (proof: PrintProof, light: string, angle: number) =>
  proof.rows.find((row) => row.light === light && row.angle === angle)?.reach ?? Number.NaN;

describe('the print proof', () => {
  const picture = draw(140);
  const target = prepareTarget(compileMarker(picture));
  const proof = provePrint(picture, { target, looks: 1 });

  it('finds a rich picture from near and not from beyond what its pixels carry', () => {
    const straight = proof.rows.find(({ light, angle }) => light === 'bright' && angle === 0);
    expect(straight?.shares.slice(0, 4)).toEqual([1, 1, 1, 1]);
    expect(straight?.reach).toBeGreaterThan(4);
    expect(new Studio(picture, target).look(40, 0, LIGHTS[0]!, 1).found).toBe(false);
  });

  it('reaches less far at a steep angle and in dim light', () => {
    expect(reach(proof, 'bright', 60)).toBeLessThan(reach(proof, 'bright', 0));
    expect(reach(proof, 'dim', 60)).toBeLessThanOrEqual(reach(proof, 'bright', 60));
  });

  it('comes out the same again', () => {
    expect(new Studio(picture, target).look(4, 0.7, LIGHTS[1]!, 9)).toEqual(
      new Studio(picture, target).look(4, 0.7, LIGHTS[1]!, 9),
    );
  });

  it('finds nothing in a plain sheet and does not choke on one that no marker can be made from', () => {
    expect(successOf(provePrint(draw(0), { looks: 1 }))).toBe(0);
    expect(tryOut({ width: 2000, height: 40, data: new Uint8Array(80_000) }).success).toBe(0);
  });

  it('has a short form that says much the same with other looks', () => {
    const trial = tryOut(picture, target);
    expect(Math.abs(trial.success - successOf(proof))).toBeLessThan(0.25);
    expect(trial.near).toBe(1);
  });
});

describe('the advice to crop', () => {
  const lonely = draw(60, { left: 380, top: 40, width: 240, height: 180 });
  const score = scoreOf(tryOut(lonely));
  const crop = finish(cropInSteps(lonely, score));

  it('names the part with the details, and whoever follows it has a higher score', () => {
    expect(crop).not.toBeNull();
    if (!crop) return;
    expect(crop.left).toBeGreaterThan(0.3);
    expect(crop.top + crop.height).toBeLessThan(0.8);
    expect(scoreOf(tryOut(cut(lonely, crop)))).toBe(crop.trackability);
    expect(crop.trackability).toBeGreaterThan(score + 5);
  });

  it('is not given where nothing is to be gained', () => {
    expect(finish(cropInSteps(draw(140), 95))).toBeNull();
    expect(finish(cropInSteps(draw(0), 0))).toBeNull();
  });
});
