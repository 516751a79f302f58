/** A video frame as bytes: luminance, and two colour differences that are as large or half as large. */
export interface FramePlanes {
  /** Pixels. */
  width: number;
  height: number;
  /** Pixels of the colour differences. */
  chroma: { width: number; height: number };
  /** All planes, one behind the other. */
  bytes: ArrayBuffer;
  /** Where a plane begins and how long its rows are, bytes: Y, U and V; or Y, and U with V in turns. */
  planes: readonly PlaneLayout[];
  /** What the colour differences mean, by WebCodecs' names; null where nobody says. */
  matrix: string | null;
  /** Black is 0 and white 255, rather than 16 and 235. */
  fullRange: boolean;
}

/** Forms that are made of such planes, and by what the sides of the luminance are divided for the colours. */
const FORMS: Record<string, { across: number; down: number } | undefined> = {
  NV12: { across: 2, down: 2 },
  I420: { across: 2, down: 2 },
  I422: { across: 2, down: 1 },
  I444: { across: 1, down: 1 },
};

/** What newer browsers say of frames that are turned on their way to the screen. */
interface Turned {
  rotation?: number;
  flip?: boolean;
}

/**
 * Copies a frame's planes; the frame stays the caller's.
 * @param memory to copy into; where it is too small, other memory is taken
 * @returns null where the frame has another form, or is turned or stretched on its way to the screen
 */
export async function readPlanes(frame: VideoFrame, memory: ArrayBuffer): Promise<FramePlanes | null> {
  const form = FORMS[frame.format ?? ''];
  const rect = frame.visibleRect;
  const { rotation = 0, flip = false } = frame as Turned;
  if (!form || !rect || rotation !== 0 || flip) return null;
  const { width, height } = rect;
  if (width !== frame.displayWidth || height !== frame.displayHeight) return null;
  const size = frame.allocationSize();
  const bytes = memory.byteLength >= size ? memory : new ArrayBuffer(size);
  const planes = await frame.copyTo(new Uint8Array(bytes));
  const { matrix, fullRange } = frame.colorSpace;
  const chroma = { width: Math.ceil(width / form.across), height: Math.ceil(height / form.down) };
  return { width, height, chroma, bytes, planes, matrix, fullRange: fullRange ?? false };
}
