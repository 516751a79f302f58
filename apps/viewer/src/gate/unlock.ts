import type { LinkConfig } from '@argument/contracts';
import { isLinkConfig } from '../config/check.js';
import { ViewerError } from '../config/viewer-error.js';

/** What a gate answers: the whole link, or why the password was not enough. */
export type Unlocked = { config: LinkConfig } | { refused: 'wrong' | 'slow' };

/** The part of `fetch` that is used here. */
export type Post = (
  url: string,
  init: { method: 'POST'; headers: Record<string, string>; body: string },
) => Promise<Response>;

const DEAD_ENDS: Record<number, 'link.unknown' | 'link.inactive' | 'link.early' | 'link.gated' | 'link.empty'> = {
  403: 'link.gated',
  404: 'link.unknown',
  410: 'link.inactive',
  425: 'link.early',
  503: 'link.empty',
};

/**
 * Asks the gate to open. @param url where to, absolute
 * @throws ViewerError where no password would help
 */
export async function unlock(url: string, password: string | null, post: Post): Promise<Unlocked> {
  const response = await post(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(password === null ? {} : { password }),
  }).catch((cause: unknown) => {
    throw new ViewerError('network', { cause });
  });
  if (response.status === 401) return { refused: 'wrong' };
  if (response.status === 429) return { refused: 'slow' };
  const deadEnd = DEAD_ENDS[response.status];
  if (deadEnd) throw new ViewerError(deadEnd);
  const config: unknown = response.ok ? await response.json().catch(() => null) : null;
  if (!isLinkConfig(config)) throw new ViewerError(response.ok ? 'link.broken' : 'network');
  return { config };
}
