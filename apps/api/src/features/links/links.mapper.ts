import { type Link, storedProof } from '@argument/contracts';
import type { AddressBook } from '../../core/address-book.js';
import { linkWarnings } from './link-warnings.js';
import type { LinkRow } from './links.repository.js';

export function toLink(row: LinkRow, addresses: AddressBook): Link {
  return {
    id: row.id,
    projectId: row.projectId,
    name: row.name,
    slug: row.slug,
    url: addresses.link(row.slug),
    phoneUrl: addresses.phoneLink(row.slug),
    isActive: row.isActive,
    markerIds: row.markers.map((entry) => entry.markerId),
    currentViews: row._count.sessions,
    maxViews: row.maxViews,
    startsAt: row.startsAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    hasPassword: row.passwordHash !== null,
    countries: row.countries,
    engine: row.engine,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    warnings: linkWarnings(
      row.markers.map(({ marker }) => ({
        id: marker.id,
        name: marker.name,
        status: marker.status,
        trackability: marker.trackability,
        similar: similarOf(marker.proof),
        videos: marker.videos.map(({ video }) => ({
          name: video.name,
          status: video.status,
          playable: video.renditions.length > 0,
        })),
      })),
    ),
    createdAt: row.createdAt.toISOString(),
  };
}

/** Not the whole proof: a link may show a thousand markers. */
const likeness = storedProof.pick({ similar: true });

function similarOf(stored: unknown) {
  const proof = likeness.safeParse(stored);
  return proof.success ? proof.data.similar : [];
}
