import type { Video, VideoStatus } from '@argument/contracts';
import type { AddressBook } from '../../core/address-book.js';
import { errorOf, toRenditions } from '../../core/files/renditions.mapper.js';
import { CAPTIONS } from './captions.js';
import type { VideoRow } from './videos.repository.js';

export async function toVideo(row: VideoRow, addresses: AddressBook): Promise<Video> {
  const renditions = await toRenditions(row.renditions, addresses);
  return {
    id: row.id,
    projectId: row.projectId,
    name: row.name,
    status: row.status,
    progress: progressOf(row),
    durationMs: row.durationMs,
    width: row.width,
    height: row.height,
    hasAudio: row.hasAudio,
    bytes: Number(row.bytes),
    renditions: renditions.filter(({ name }) => !name.startsWith(CAPTIONS)),
    chromaKey: row.keyColor === null ? null : { color: row.keyColor, tolerance: row.keyTolerance ?? 0 },
    captions: renditions
      .filter(({ name }) => name.startsWith(CAPTIONS))
      .map(({ name, url }) => ({ language: name.slice(CAPTIONS.length), url })),
    posterUrl: renditions.find((rendition) => rendition.name === 'poster')?.url ?? null,
    ...errorOf(row),
    createdAt: row.createdAt.toISOString(),
  };
}

export function toVideoStatus(row: VideoRow): VideoStatus {
  return { id: row.id, status: row.status, progress: progressOf(row), ...errorOf(row) };
}

const progressOf = (row: VideoRow) => (row.status === 'ready' ? 100 : Math.min(100, Math.max(0, row.progress)));
