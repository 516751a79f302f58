import { text } from 'node:stream/consumers';
import { namedFiles } from '@argument/database';
import { keys, ObjectNotFoundError, type ObjectStore } from '@argument/storage';
import type { WorkerDeps } from '../worker-deps.js';

/** Which of these keys, all under one prefix, a row or a published link names. */
export async function findReferences(
  { database, store }: Pick<WorkerDeps, 'database' | 'store'>,
  candidates: readonly string[],
): Promise<ReadonlySet<string>> {
  if (!candidates[0]?.startsWith(keys.publicObjects)) return namedFiles(database.client, candidates);
  const sources = new Map(candidates.map((key) => [sourceOf(key), key]));
  const named = new Set<string>();
  for (const source of await namedFiles(database.client, [...sources.keys()])) named.add(sources.get(source) ?? '');
  // A viewer that has just read a link still plays what the link named, even when the rendition was replaced since.
  if (candidates.some((key) => !named.has(key))) await addPublished(store, named);
  return named;
}

/** The private rendition that was published under this key. */
const sourceOf = (key: string): string => `${keys.renditions}${key.slice(keys.publicObjects.length)}`;

async function addPublished(store: ObjectStore, named: Set<string>): Promise<void> {
  for (const prefix of [keys.linkConfigs, keys.gatedConfigs]) {
    for await (const { key } of store.list(prefix)) {
      const config = await read(store, key);
      for (const [, name] of config.matchAll(/\/objects\/([0-9a-f]{64}\.[a-z0-9]+)/g)) {
        named.add(`${keys.publicObjects}${name}`);
      }
    }
  }
}

async function read(store: ObjectStore, key: string): Promise<string> {
  try {
    return await text((await store.get(key)).body);
  } catch (error) {
    // Its link was deleted meanwhile.
    if (error instanceof ObjectNotFoundError) return '';
    throw error;
  }
}
