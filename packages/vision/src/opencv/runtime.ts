import openCvModule from '@techstark/opencv-js';

/** The little of OpenCV that we use, typed by hand: its own declarations are `any` where it matters. */
export interface OpenCv {
  Mat: MatConstructor;
  KeyPointVector: new () => KeyPointVector;
  DMatchVectorVector: new () => DMatchVectorVector;
  ORB: new (
    features: number,
    scaleFactor: number,
    levels: number,
    edgeThreshold: number,
    firstLevel: number,
    wtaK: number,
    scoreType: number,
    patchSize: number,
    fastThreshold: number,
  ) => Orb;
  BFMatcher: new (norm: number, crossCheck: boolean) => BfMatcher;
  Size: new (width: number, height: number) => object;
  GaussianBlur(source: Mat, target: Mat, size: object, sigma: number): void;
  matFromArray(rows: number, columns: number, type: number, data: ArrayLike<number>): Mat;
  CV_8UC1: number;
  NORM_HAMMING: number;
  ORB_HARRIS_SCORE: number;
}

interface Deletable {
  delete(): void;
}
interface MatConstructor {
  new (): Mat;
  new (rows: number, columns: number, type: number): Mat;
}
export interface Mat extends Deletable {
  rows: number;
  cols: number;
  data: Uint8Array;
}
export interface KeyPoint {
  pt: { x: number; y: number };
  response: number;
  octave: number;
}
interface KeyPointVector extends Deletable {
  size(): number;
  get(index: number): KeyPoint;
}
interface DMatchVector extends Deletable {
  size(): number;
  get(index: number): { trainIdx: number; distance: number };
}
interface DMatchVectorVector extends Deletable {
  size(): number;
  get(index: number): DMatchVector;
}
interface Orb extends Deletable {
  detectAndCompute(image: Mat, mask: Mat, keyPoints: KeyPointVector, descriptors: Mat): void;
}
interface BfMatcher extends Deletable {
  knnMatch(query: Mat, train: Mat, matches: DMatchVectorVector, k: number): void;
}

let loading: Promise<{ cv: OpenCv }> | undefined;

/**
 * Waits once for OpenCV's WebAssembly (some 0.3 s and 130 MB). It comes in a wrapper because the module has a `then` that
 * answers itself: awaiting or returning it bare would never end. For the same reason it is not imported with `import()`.
 */
export function loadOpenCv(): Promise<{ cv: OpenCv }> {
  loading ??= new Promise((resolve) => {
    const cv = openCvModule as unknown as OpenCv & { onRuntimeInitialized?: () => void };
    if (cv.Mat !== undefined) resolve({ cv });
    else cv.onRuntimeInitialized = () => resolve({ cv });
  });
  return loading;
}

/** Runs `work` and then frees every OpenCV object it made with `own`: they live outside the garbage collector. */
export function withOwned<T>(work: (own: <D extends Deletable>(object: D) => D) => T): T {
  const owned: Deletable[] = [];
  try {
    return work((object) => {
      owned.push(object);
      return object;
    });
  } finally {
    for (const object of owned.reverse()) object.delete();
  }
}
