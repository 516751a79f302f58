import type { AssetError, Rendition } from '@argument/contracts';
import type { Rendition as Row } from '@argument/database';
import type { AddressBook } from '../address-book.js';

export async function toRendition(row: Row, addresses: AddressBook): Promise<Rendition> {
  return {
    name: row.name,
    url: await addresses.file(row.key),
    contentType: row.contentType,
    width: row.width,
    height: row.height,
    bytes: Number(row.bytes),
  };
}

/** Smallest first. */
export const toRenditions = (rows: readonly Row[], addresses: AddressBook): Promise<Rendition[]> =>
  Promise.all([...rows].sort((a, b) => Number(a.bytes - b.bytes)).map((row) => toRendition(row, addresses)));

/** Spread into the answer: a failed asset says why, any other says nothing. */
export function errorOf(row: { status: string; errorCode: string | null; errorMessage: string | null }): {
  error?: AssetError;
} {
  if (row.status !== 'failed') return {};
  return {
    error: {
      code: row.errorCode ?? 'unknown',
      message: row.errorMessage ?? 'This could not be processed. Upload the file again.',
    },
  };
}
