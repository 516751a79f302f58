import type { LinkMarker } from '@argument/contracts';
import {
  apply,
  createPlane,
  guessIntrinsics,
  type Intrinsics,
  isPlausible,
  type Plane,
  poseToHomography,
  type Quad,
} from '@argument/vision';
import { NOTHING, type Tracked } from '../engine.js';
import { fetchBytes } from '../fetch-bytes.js';
import type { TrackerKernel } from '../serve.js';
import { cameraParam } from './camera-param.js';
import { loadLibrary } from './load-library.js';
import { isTrusted } from './trust.js';

const MM_PER_INCH = 25.4;

interface Step {
  corners: Quad;
  error: number;
}

interface Page {
  id: string;
  /** Corners of the target in the library's space: mm, origin bottom left, y up. */
  corners: Quad;
}

/**
 * AR.js' natural feature tracking, by way of the library that does its work (jsartoolkit-nft), on the pose as it is
 * measured: the library's own filter trails 12 pixels behind in plain motion.
 */
export class ArjsKernel implements TrackerKernel {
  private library: Promise<ArToolkitModule> | null = null;
  private toolkit: ArToolkit | null = null;
  private camera: Intrinsics = guessIntrinsics(640, 480);
  private pages: Page[] = [];
  private current = -1;
  private corners: Quad = new Float64Array(8);
  private lastCall = 0;
  private rgba = new Uint32Array(0);

  async init(markers: readonly LinkMarker[], width: number, height: number): Promise<void> {
    this.library ??= loadLibrary();
    const [library, files] = await Promise.all([this.library, Promise.all(markers.map(fetchMarker))]);
    this.current = -1;
    this.camera = guessIntrinsics(width, height);
    this.rgba = new Uint32Array(width * height);
    library.FS.writeFile('/camera', cameraParam(width, height, this.camera));
    const toolkit = new library.ARToolKitNFT(false);
    toolkit.setLogLevel(library.AR_LOG_LEVEL_ERROR);
    toolkit.setup(width, height, toolkit._loadCamera('/camera'));
    toolkit.setupAR2();
    const paths = new library.StringList();
    for (const [index, marker] of files.entries()) {
      for (const [extension, bytes] of Object.entries(marker))
        library.FS.writeFile(`/marker${index}.${extension}`, bytes);
      paths.push_back(`/marker${index}`);
    }
    if (toolkit._addNFTMarkers(paths).size() !== markers.length) throw new Error('The markers could not be read');
    this.pages = markers.map((marker, index) => {
      const { width: w, height: h, dpi } = toolkit.getNFTData(index);
      const [right, top] = [(w / dpi) * MM_PER_INCH, (h / dpi) * MM_PER_INCH];
      return { id: marker.id, corners: Float64Array.of(0, top, right, top, right, 0, 0, 0) };
    });
    this.toolkit = toolkit;
  }

  process(image: Plane): Tracked {
    const { toolkit } = this;
    if (!toolkit) return NOTHING;
    this.pass(toolkit, image);
    const start = performance.now();
    const gap = start - this.lastCall;
    this.lastCall = start;
    if (this.current >= 0) {
      const step = this.follow(toolkit, this.current, image);
      const trackMs = performance.now() - start;
      if (step && isTrusted({ error: step.error, move: farthest(step.corners, this.corners), gap })) {
        return this.found(step.corners, null, trackMs);
      }
      if (step) this.forget(toolkit, image);
    }
    // Searched for in the very frame in which it was lost, so that a hiccup of the tracker is never seen.
    const searching = performance.now();
    toolkit.detectNFTMarker();
    const detectMs = performance.now() - searching;
    for (const index of this.pages.keys()) {
      const tracking = performance.now();
      const step = this.follow(toolkit, index, image);
      if (!step) continue;
      this.current = index;
      return this.found(step.corners, detectMs, performance.now() - tracking);
    }
    this.current = -1;
    return { ...NOTHING, detectMs };
  }

  /** Makes the library search again: the only way is to let it lose the marker in a black picture. */
  private forget(toolkit: ArToolkit, image: Plane): void {
    this.pass(toolkit, createPlane(image.width, image.height));
    toolkit.getNFTMarker(this.current);
    this.pass(toolkit, image);
  }

  private found(corners: Quad, detectMs: number | null, trackMs: number): Tracked {
    this.corners = corners;
    return { markerId: (this.pages[this.current] as Page).id, corners, detectMs, trackMs };
  }

  private follow(toolkit: ArToolkit, index: number, { width, height }: Plane): Step | null {
    const { found, pose, error } = toolkit.getNFTMarker(index);
    if (!found) return null;
    const corners = apply(poseToHomography(pose, this.camera), (this.pages[index] as Page).corners);
    // The library counts from pixel centres; corners are counted from the edge of the frame.
    const fromEdge = corners.map((value) => value + 0.5);
    return isPlausible(fromEdge, width, height) ? { corners: fromEdge, error } : null;
  }

  /** The library searches in grey and follows in colour, of which it takes the mean: grey will do. */
  private pass(toolkit: ArToolkit, { data }: Plane): void {
    const { rgba } = this;
    for (let i = 0; i < rgba.length; i += 1) rgba[i] = (data[i] as number) * 0x010101;
    const luma = data.length === rgba.length ? data : data.subarray(0, rgba.length);
    toolkit.passVideoData(new Uint8ClampedArray(rgba.buffer), luma, false);
  }
}

/** Way of the corner that moved most, pixels. */
function farthest(a: Quad, b: Quad): number {
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] as number))), 0);
}

type MarkerFiles = Record<'iset' | 'fset' | 'fset3', Uint8Array>;

async function fetchMarker({ id, engines }: LinkMarker): Promise<MarkerFiles> {
  if (!engines.arjs) throw new Error(`Marker ${id} has no files for this engine`);
  const { iset, fset, fset3 } = engines.arjs;
  const [a, b, c] = await Promise.all([iset, fset, fset3].map(fetchBytes));
  return { iset: a as Uint8Array, fset: b as Uint8Array, fset3: c as Uint8Array };
}
