import { type Link, storedProof } from '@argument/contracts';
import type { AddressBook } from '../../core/address-book.js';
import { gateWarnings, planWarnings } from './gate-warnings.js';
import { linkWarnings, type WarnedMarker } from './link-warnings.js';
import type { LinkRow } from './links.repository.js';

export function toLink(row: LinkRow, addresses: AddressBook, countriesAreKnown: boolean): Link {
  const gates = { countries: row.countries, maxViews: row.maxViews, currentViews: row.views };
  return {
    id: row.id,
    projectId: row.projectId,
    name: row.name,
    slug: row.slug,
    url: addresses.link(row.slug, row.domain?.verifiedAt ? row.domain.host : null),
    phoneUrl: addresses.phoneLink(row.slug),
    isActive: row.isActive,
    markerIds: row.markers.map((entry) => entry.markerId),
    ...gates,
    startsAt: row.startsAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    domainId: row.domainId,
    hasPassword: row.passwordHash !== null,
    engine: row.engine,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    warnings: [
      ...gateWarnings(gates, row.hiddenReason, countriesAreKnown),
      ...planWarnings(row.project.workspace.viewsOverSince),
      ...linkWarnings(row.markers.map(toWarned)),
    ],
    createdAt: row.createdAt.toISOString(),
  };
}

const toWarned = ({ marker }: LinkRow['markers'][number]): WarnedMarker => ({
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
});

/** Not the whole proof: a link may show a thousand markers. */
const likeness = storedProof.pick({ similar: true });

function similarOf(stored: unknown) {
  const proof = likeness.safeParse(stored);
  return proof.success ? proof.data.similar : [];
}
