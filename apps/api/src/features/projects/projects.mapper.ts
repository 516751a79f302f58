import type { Project } from '@argument/contracts';
import type { AddressBook } from '../../core/address-book.js';
import type { ProjectRow } from './projects.repository.js';

export async function toProject(row: ProjectRow, addresses: AddressBook): Promise<Project> {
  const [cover] = row.images;
  const [preview] = row.videos;
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    tags: row.tags,
    visibility: row.visibility,
    counts: row.counts,
    totalViews: row.totalViews,
    coverUrl: await urlOf(cover && (named(cover.renditions, 'small') ?? smallest(cover.renditions)), addresses),
    previewUrl: await urlOf(preview && smallest(preview.renditions), addresses),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    deletedAt: row.deletedAt?.toISOString() ?? null,
  };
}

type File = { name: string; key: string; bytes: bigint };

const named = (files: readonly File[], name: string) => files.find((file) => file.name === name);
const smallest = (files: readonly File[]) =>
  files.reduce<File | undefined>((best, file) => (best && best.bytes <= file.bytes ? best : file), undefined);

async function urlOf(file: File | undefined, addresses: AddressBook): Promise<string | null> {
  return file ? addresses.file(file.key) : null;
}
