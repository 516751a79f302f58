import type { GrayImage } from './gray-image.js';
import { loadOpenCv, type Mat, type OpenCv, withOwned } from './runtime.js';

/** A corner that a tracker can find again. Position in pixels of the picture; `response` grows with its strength. */
export interface Keypoint {
  x: number;
  y: number;
  response: number;
  /** Another place in the same picture looks so much like this one that the two are mixed up. */
  ambiguous: boolean;
}

const MAX_KEYPOINTS = 2000;
/** Grey levels that a corner must differ from its circle: below it there is only sensor noise and compression. */
const FAST_THRESHOLD = 20;
/** Bits of 256 in which two descriptors may differ and still be taken for the same place by a matcher. */
const CONFUSABLE_BITS = 40;
/** Keypoints nearer than this many pixels are one place, seen twice. */
const SAME_PLACE_PX = 16;
/** Neighbours that are looked at: the first is the keypoint itself, a few more are itself on another scale. */
const NEIGHBOURS = 6;

/** ORB keypoints over four scales, the strongest first; the same picture always gives the same list. */
export async function findKeypoints(image: GrayImage): Promise<Keypoint[]> {
  const { cv } = await loadOpenCv();
  return withOwned((own) => {
    const source = own(cv.matFromArray(image.height, image.width, cv.CV_8UC1, image.data));
    const smooth = own(new cv.Mat());
    cv.GaussianBlur(source, smooth, new cv.Size(3, 3), 0.8);
    const found = own(new cv.KeyPointVector());
    const descriptors = own(new cv.Mat());
    const orb = own(new cv.ORB(MAX_KEYPOINTS, 1.4, 4, 19, 0, 2, cv.ORB_HARRIS_SCORE, 31, FAST_THRESHOLD));
    orb.detectAndCompute(smooth, own(new cv.Mat()), found, descriptors);
    const keypoints: Keypoint[] = [];
    for (let index = 0; index < found.size(); index++) {
      const { pt, response } = found.get(index);
      keypoints.push({ x: pt.x, y: pt.y, response, ambiguous: false });
    }
    if (keypoints.length > 1) markAmbiguous(cv, keypoints, descriptors);
    return keypoints.sort((a, b) => b.response - a.response || a.y - b.y || a.x - b.x);
  });
}

function markAmbiguous(cv: OpenCv, keypoints: Keypoint[], descriptors: Mat): void {
  withOwned((own) => {
    const matcher = own(new cv.BFMatcher(cv.NORM_HAMMING, false));
    const matches = own(new cv.DMatchVectorVector());
    matcher.knnMatch(descriptors, descriptors, matches, Math.min(NEIGHBOURS, keypoints.length));
    for (let index = 0; index < matches.size(); index++) {
      const keypoint = keypoints[index];
      const neighbours = own(matches.get(index));
      for (let rank = 0; keypoint && rank < neighbours.size(); rank++) {
        const { trainIdx, distance } = neighbours.get(rank);
        const other = keypoints[trainIdx];
        if (!other || distance > CONFUSABLE_BITS) break;
        if (Math.hypot(other.x - keypoint.x, other.y - keypoint.y) > SAME_PLACE_PX) keypoint.ambiguous = true;
      }
    }
  });
}
