import { keys, PUBLIC_PREFIX } from '@argument/storage';

/** What a storage key is, as far as its deletion goes. */
export type Deletion =
  /** Derived and shared by content; `published` is where its public copy lies. */
  | { kind: 'rendition'; key: string; published: string }
  | { kind: 'config'; key: string; slug: string }
  | { kind: 'gated'; key: string; linkId: string }
  | { kind: 'original'; key: string };

/** Null for a key that is not a job's to delete. */
export function planDeletion(key: string): Deletion | null {
  const rendition = /^renditions\/([0-9a-f]{64})\.([a-z0-9]+)$/.exec(key);
  if (rendition?.[1] && rendition[2]) {
    return { kind: 'rendition', key, published: keys.publicObject(rendition[1], rendition[2]) };
  }
  if (key.startsWith(`${PUBLIC_PREFIX}links/`) && key.endsWith('.json')) {
    return { kind: 'config', key, slug: key.slice(`${PUBLIC_PREFIX}links/`.length, -'.json'.length) };
  }
  const gated = /^gated\/links\/([0-9a-f-]{36})\.json$/.exec(key);
  if (gated?.[1]) return { kind: 'gated', key, linkId: gated[1] };
  return key.startsWith('originals/') ? { kind: 'original', key } : null;
}
