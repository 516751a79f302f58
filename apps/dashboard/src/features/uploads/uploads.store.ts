import type { FileUpload, PairUpload, Side } from './uploads.types';

let pairs: readonly PairUpload[] = [];
const EMPTY: readonly PairUpload[] = [];
const listeners = new Set<() => void>();

const set = (next: readonly PairUpload[]): void => {
  pairs = next;
  for (const listener of listeners) listener();
};

export const readPairs = (): readonly PairUpload[] => pairs;
export const readNoPairs = (): readonly PairUpload[] => EMPTY;
export const findPair = (key: string): PairUpload | undefined => pairs.find((pair) => pair.key === key);
export const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function addPair(): string {
  const key = crypto.randomUUID();
  set([
    ...pairs,
    { key, projectId: null, picture: null, video: null, markerId: null, linkedVideoId: null, message: null },
  ]);
  return key;
}

export function changePair(key: string, change: Partial<Omit<PairUpload, 'key'>>): void {
  set(pairs.map((pair) => (pair.key === key ? { ...pair, ...change } : pair)));
}

/** Changes one side, unless another file has taken its place meanwhile. */
export function changeFile(key: string, side: Side, url: string, change: Partial<FileUpload>): void {
  set(
    pairs.map((pair) => {
      const upload = pair[side];
      return pair.key === key && upload?.url === url ? { ...pair, [side]: { ...upload, ...change } } : pair;
    }),
  );
}

export function removePair(key: string): void {
  const pair = findPair(key);
  for (const upload of [pair?.picture, pair?.video]) if (upload) URL.revokeObjectURL(upload.url);
  set(pairs.filter((other) => other.key !== key));
}
