import { createHash } from 'node:crypto';
import type { LinkMarker, PublishedFile } from '@argument/contracts';
import type { Transaction } from '@argument/database';
import { IMMUTABLE, keys } from '@argument/storage';
import {
  INDEX_VERSION,
  type IndexFile,
  KEY_BYTES,
  type Lookalike,
  lookalikeOf,
  mergeSignatures,
  type PreparedTarget,
  readIndex,
  signatureOf,
  suspects,
  writeIndex,
} from '@argument/vision/many';
import { prepareTarget } from '@argument/vision/track';
import { recordRenditions, type StoredRendition } from '../../core/rendition-store.js';
import type { WorkerDeps } from '../../core/worker-deps.js';
import { MARKER_FILE } from '../compile-marker/compile-marker.plan.js';
import type { PublishedLink, PublishedRendition } from './publish-link.query.js';

/** From so many markers on, a link gets an index: fewer are looked for one by one. */
export const LEAST_INDEXED = 9;
/** Pairs that are looked at closely, at most: each takes a tenth of a second. */
const MOST_SUSPECTS = 300;
/** Prepared targets held at a time, 1.5 MB each. */
const HELD = 40;

/** How a marker's signature is kept; its type names the version, so that an older one is made anew. */
const SIGNATURE = {
  name: 'argi',
  extension: 'argi',
  contentType: `application/vnd.argument.index; version=${INDEX_VERSION}`,
} as const;

/** An index to publish, and the signatures that had to be made for it. */
export interface BuiltIndex {
  /** The published markers that it is of: their files' hashes. */
  readonly of: string;
  readonly file: PublishedFile;
  readonly made: readonly { markerId: string; file: StoredRendition }[];
}

/** Names what {@link buildIndex} would index: the same text for the same markers. Markers of one picture have one file. */
export function indexedMarkers(markers: readonly LinkMarker[]): string {
  const hashes = markers.flatMap(({ engines }) => engines.argument?.sha256 ?? []);
  return hashes.length < LEAST_INDEXED ? '' : [...new Set(hashes)].join();
}

/** Puts the signatures of a link's markers together and publishes the index; null when there are too few. */
export async function buildIndex(
  deps: WorkerDeps,
  link: PublishedLink,
  markers: readonly LinkMarker[],
  assetsUrl: string,
  signal: AbortSignal,
): Promise<BuiltIndex | null> {
  const of = indexedMarkers(markers);
  if (of === '') return null;
  const rows = new Map(link.markers.map(({ marker }) => [marker.id, marker.files]));
  const compiled = markers.flatMap(({ id, engines }, number) => {
    const files = rows.get(id) ?? [];
    const file = files.find(({ name }) => name === MARKER_FILE.name);
    const first = markers.findIndex((marker) => marker.engines.argument?.sha256 === engines.argument?.sha256);
    return file && first === number ? [{ id, file, signature: files.find(isSignature) }] : [];
  });
  const prepared = new PreparedTargets(deps, compiled);
  const signatures: IndexFile[] = [];
  const made: BuiltIndex['made'][number][] = [];
  for (const [number, { id, file, signature }] of compiled.entries()) {
    signal.throwIfAborted();
    if (signature) signatures.push(readIndex(await read(deps, signature.key)));
    else {
      const content = writeIndex(signatureOf(await prepared.of(number), file.sha256.slice(0, 2 * KEY_BYTES)));
      signatures.push(readIndex(content));
      made.push({
        markerId: id,
        file: await deps.renditions.put({ ...SIGNATURE, content, width: null, height: null }),
      });
    }
  }
  const merged = mergeSignatures(signatures);
  const lookalikes: Lookalike[] = [];
  for (const [a, b] of suspects(merged, signatures).slice(0, MOST_SUSPECTS)) {
    signal.throwIfAborted();
    const found = lookalikeOf(a, b, await prepared.of(a), await prepared.of(b));
    if (found) lookalikes.push(found);
  }
  return { of, made, file: await publish(deps, writeIndex({ ...merged, lookalikes }), assetsUrl) };
}

/** Notes the signatures that were made, so that the next publication finds them. */
export async function recordSignatures(tx: Transaction, { made }: BuiltIndex): Promise<void> {
  for (const { markerId, file } of made) {
    if ((await tx.marker.count({ where: { id: markerId } })) > 0) await recordRenditions(tx, { markerId }, [file]);
  }
}

const isSignature = ({ contentType }: PublishedRendition) => contentType === SIGNATURE.contentType;

async function publish({ store }: WorkerDeps, bytes: Uint8Array, assetsUrl: string): Promise<PublishedFile> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const key = keys.publicObject(sha256, SIGNATURE.extension);
  if ((await store.head(key)) === null) {
    const { contentType } = SIGNATURE;
    await store.put(key, bytes, { contentType, cacheControl: IMMUTABLE, bytes: bytes.byteLength });
  }
  return { url: `${assetsUrl}/objects/${sha256}.${SIGNATURE.extension}`, sha256, bytes: bytes.byteLength };
}

async function read({ store }: WorkerDeps, key: string): Promise<Uint8Array> {
  const { body } = await store.get(key);
  return new Uint8Array(Buffer.concat(await body.toArray()));
}

/** Targets made ready when they are asked for; the last ones are kept. */
class PreparedTargets {
  private readonly held = new Map<number, PreparedTarget>();

  constructor(
    private readonly deps: WorkerDeps,
    private readonly compiled: readonly { file: PublishedRendition }[],
  ) {}

  async of(number: number): Promise<PreparedTarget> {
    const known = this.held.get(number);
    if (known) return known;
    const compiled = this.compiled[number];
    if (!compiled) throw new RangeError(`There is no marker ${number} in this link.`);
    const target = prepareTarget(await read(this.deps, compiled.file.key));
    const [oldest] = this.held.keys();
    if (this.held.size >= HELD && oldest !== undefined) this.held.delete(oldest);
    this.held.set(number, target);
    return target;
  }
}
