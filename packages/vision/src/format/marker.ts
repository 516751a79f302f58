import type { Plane } from '../image/plane.js';
import { crc32 } from './crc32.js';
import { decodeLuminance, encodeLuminance } from './luminance.js';

/** The bytes that every marker begins with: "ARGM". */
export const MARKER_MAGIC = 0x4152474d;
/** The version of the format that this code writes and reads. */
export const MARKER_VERSION = 1;
/** Longest side of a marker's picture, px. */
export const LONGEST_SIDE = 2048;
const HEADER = 24;

/** A marker that can't be read: what is wrong with it, and what to do. */
export class MarkerFormatError extends Error {
  override readonly name = 'MarkerFormatError';
}

/** What a marker file holds. */
export interface Marker {
  /** The target's luminance at its working size. */
  readonly picture: Plane;
}

/** Writes a marker. docs/marker-format.md describes the layout byte by byte.
 * @param quantiser coarseness of the picture, 1-255 */
export function writeMarker(marker: Marker, quantiser: number): Uint8Array {
  const { picture } = marker;
  const body = encodeLuminance(picture, quantiser);
  const bytes = new Uint8Array(HEADER + body.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MARKER_MAGIC);
  view.setUint16(4, MARKER_VERSION);
  view.setUint16(6, quantiser);
  view.setUint16(8, picture.width);
  view.setUint16(10, picture.height);
  view.setUint32(12, body.length);
  bytes.set(body, HEADER);
  view.setUint32(16, crc32(body));
  view.setUint32(20, crc32(bytes.subarray(0, 20)));
  return bytes;
}

/** Reads a marker.
 * @throws MarkerFormatError when the bytes are no marker, of another version, cut short or damaged */
export function readMarker(bytes: Uint8Array): Marker {
  if (bytes.length < HEADER)
    throw new MarkerFormatError(`A marker has at least ${HEADER} bytes; these are ${bytes.length}.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) !== MARKER_MAGIC) throw new MarkerFormatError('These bytes are not a marker.');
  const version = view.getUint16(4);
  if (version !== MARKER_VERSION) {
    throw new MarkerFormatError(
      `This marker has version ${version}; version ${MARKER_VERSION} is needed. Compile the picture again.`,
    );
  }
  if (view.getUint32(20) !== crc32(bytes.subarray(0, 20)))
    throw new MarkerFormatError("The marker's header is damaged.");
  const quantiser = view.getUint16(6),
    width = view.getUint16(8),
    height = view.getUint16(10);
  const length = view.getUint32(12);
  if (width < 16 || height < 16 || width > LONGEST_SIDE || height > LONGEST_SIDE || quantiser < 1 || quantiser > 255) {
    throw new MarkerFormatError(`A picture of ${width} x ${height} at quantiser ${quantiser} is out of range.`);
  }
  if (bytes.length !== HEADER + length) {
    throw new MarkerFormatError(`The marker should have ${HEADER + length} bytes; it has ${bytes.length}.`);
  }
  const body = bytes.subarray(HEADER);
  if (view.getUint32(16) !== crc32(body)) throw new MarkerFormatError("The marker's picture is damaged.");
  return { picture: decodeLuminance(body, width, height, quantiser) };
}
