import type { LinkMarker, PublishedFile } from '@argument/contracts';
import { KEY_BYTES, ManyTracker, readIndex } from '@argument/vision/many';
import { fetchBytes } from '../fetch-bytes.js';
import { fileOf, type Watch } from './few.js';

/** A marker that could not be had is asked for again after this many ms: networks come back. */
const AGAIN_AFTER = 3000;

/** Looks for many markers: only the index is loaded before the first frame, and a marker when a frame may show it. */
export async function watchMany(
  markers: readonly LinkMarker[],
  index: PublishedFile,
  width: number,
  height: number,
): Promise<Watch> {
  const file = readIndex(await fetchBytes(index));
  const tracker = new ManyTracker(file, width, height);
  // Of markers of the same picture, the first is shown.
  const keyOf = ({ engines }: LinkMarker) => engines.argument?.sha256.slice(0, 2 * KEY_BYTES);
  const byKey = new Map([...markers].reverse().map((marker) => [keyOf(marker), marker]));
  const targets = file.targets.map(({ key }) => byKey.get(key));
  targets.forEach((marker, target) => {
    if (!marker) tracker.refuse(target);
  });
  const arrived: { target: number; bytes: Uint8Array }[] = [];
  const asked = new Map<number, number>();

  function ask(target: number): void {
    const marker = targets[target];
    if (!marker || (asked.get(target) ?? 0) > performance.now()) return;
    asked.set(target, Number.POSITIVE_INFINITY);
    fileOf(marker).then(
      (bytes) => {
        asked.delete(target);
        arrived.push({ target, bytes });
      },
      () => asked.set(target, performance.now() + AGAIN_AFTER),
    );
  }

  return {
    process: ({ data }) => {
      // One a frame: each takes as long as several frames.
      const next = arrived.shift();
      if (next) tracker.supply(next.target, next.bytes);
      const { target, mode, corners, wanted } = tracker.process(data);
      for (const number of wanted) if (!arrived.some((marker) => marker.target === number)) ask(number);
      return { markerId: targets[target]?.id ?? null, mode, corners };
    },
  };
}
