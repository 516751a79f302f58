import type { Image } from '@argument/contracts';
import type { AddressBook } from '../../core/address-book.js';
import { errorOf, toRenditions } from '../../core/files/renditions.mapper.js';
import type { ImageRow } from './images.repository.js';

export async function toImage(row: ImageRow, addresses: AddressBook): Promise<Image> {
  return {
    id: row.id,
    projectId: row.projectId,
    name: row.name,
    status: row.status,
    width: row.width,
    height: row.height,
    format: row.format,
    bytes: Number(row.bytes),
    originalUrl: await addresses.file(row.originalKey, { downloadName: row.name }),
    renditions: await toRenditions(row.renditions, addresses),
    exif: row.exif as Image['exif'],
    ...errorOf(row),
    createdAt: row.createdAt.toISOString(),
  };
}
