import type { PublishedFile } from '@argument/contracts';

/** @throws where the file cannot be had */
export async function fetchBytes({ url }: PublishedFile): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
