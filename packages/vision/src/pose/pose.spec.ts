import { apply } from '../geometry/homography.js';
import { guessIntrinsics, poseFromHomography, poseToHomography } from './pose.js';

/** Rotation about y, then x, at a place in front of the camera. */
function pose(yaw: number, pitch: number, x: number, y: number, z: number): Float64Array {
  const [cy, sy, cx, sx] = [Math.cos(yaw), Math.sin(yaw), Math.cos(pitch), Math.sin(pitch)];
  return Float64Array.of(cy, 0, sy, x, sx * sy, cx, -sx * cy, y, -cx * sy, sx, cx * cy, z);
}

describe('pose', () => {
  const camera = guessIntrinsics(640, 480);

  it('projects the middle of a centred plane to the middle of the frame', () => {
    const h = poseToHomography(pose(0, 0, 0, 0, 500), camera);
    expect([...apply(h, [0, 0])]).toEqual([319.5, 239.5]);
  });

  it.each([
    [0.4, -0.2, 30, -12, 400],
    [-0.9, 0.5, -80, 40, 900],
    [0, 0, 0, 0, 250],
  ])('comes back from its homography, whatever its scale and sign (%d, %d)', (...numbers) => {
    const truth = pose(...(numbers as [number, number, number, number, number]));
    for (const scale of [1, -3.7, 0.001]) {
      const h = poseToHomography(truth, camera).map((value) => value * scale);
      for (const [i, value] of poseFromHomography(h, camera)!.entries()) expect(value).toBeCloseTo(truth[i]!, 6);
    }
  });

  it('gives a rotation even when the homography is a little off', () => {
    const h = poseToHomography(pose(0.5, 0.3, 10, 5, 300), camera).map(
      (value, i) => value * (1 + 0.01 * Math.sin(i * 7)),
    );
    const p = poseFromHomography(h, camera)!;
    expect(Math.hypot(p[0]!, p[4]!, p[8]!)).toBeCloseTo(1, 9);
    expect(p[0]! * p[1]! + p[4]! * p[5]! + p[8]! * p[9]!).toBeCloseTo(0, 9);
  });

  it('refuses a plane without extent', () => {
    expect(poseFromHomography(new Float64Array(9), camera)).toBeNull();
  });
});
