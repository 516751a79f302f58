import type { Link } from '@argument/contracts';

/** A link's config as the worker would publish it, of a link without markers that are ready. */
export function publishedConfig({ id: linkId, slug, name }: Link): Buffer {
  const always = {
    schemaVersion: 1,
    status: 'active',
    engine: 'argument',
    startsAt: null,
    expiresAt: null,
    markers: [],
  };
  return Buffer.from(JSON.stringify({ ...always, linkId, slug, name }));
}
