import { featurePoint, type Marker, placement, trackabilityReason } from '@argument/contracts';
import { z } from 'zod';
import type { AddressBook } from '../../core/address-book.js';
import { errorOf } from '../../core/files/renditions.mapper.js';
import type { MarkerRow } from './markers.repository.js';

const reasons = z.array(trackabilityReason);
const features = z.array(featurePoint);

export async function toMarker(row: MarkerRow, addresses: AddressBook): Promise<Marker> {
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
    ...errorOf(row),
    createdAt: row.createdAt.toISOString(),
  };
}
