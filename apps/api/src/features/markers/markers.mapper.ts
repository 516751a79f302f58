import { featurePoint, type Marker, placement, storedProof, trackabilityReason } from '@argument/contracts';
import { z } from 'zod';
import type { AddressBook } from '../../core/address-book.js';
import { errorOf } from '../../core/files/renditions.mapper.js';
import type { MarkerRow } from './markers.repository.js';

const reasons = z.array(trackabilityReason);
const features = z.array(featurePoint);

/** @param names of the markers that its proof may name, by id */
export async function toMarker(
  row: MarkerRow,
  addresses: AddressBook,
  names: ReadonlyMap<string, string>,
): Promise<Marker> {
  return {
    id: row.id,
    projectId: row.projectId,
    name: row.name,
    imageId: row.imageId,
    videoIds: row.videos.map((video) => video.videoId),
    settings: placement.parse(row.settings),
    status: row.status,
    progress: row.status === 'ready' ? 100 : Math.min(100, Math.max(0, row.progress)),
    trackability: row.trackability,
    reasons: reasons.parse(row.reasons),
    features: features.parse(row.features),
    files: await Promise.all(
      row.files.map(async (file) => ({
        name: file.name,
        url: await addresses.file(file.key),
        bytes: Number(file.bytes),
      })),
    ),
    proof: toProof(row, names),
    ...errorOf(row),
    createdAt: row.createdAt.toISOString(),
  };
}

/** Ids of the markers that a marker's proof names. */
export function similarTo(row: Pick<MarkerRow, 'proof'>): string[] {
  const proof = storedProof.safeParse(row.proof);
  return proof.success ? proof.data.similar.map(({ markerId }) => markerId) : [];
}

/** Null as well for a proof of an older form; those that were deleted since are left out. */
function toProof(row: MarkerRow, names: ReadonlyMap<string, string>): Marker['proof'] {
  const proof = storedProof.safeParse(row.proof);
  if (!proof.success) return null;
  const similar = proof.data.similar.flatMap((entry) => {
    const name = names.get(entry.markerId);
    return name === undefined ? [] : [{ ...entry, name }];
  });
  return { ...proof.data, similar };
}
