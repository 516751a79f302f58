import type { Link } from '@argument/contracts';
import type { Tone } from '../../ui/notice';

type Gates = Pick<Link, 'isActive' | 'expiresAt' | 'startsAt' | 'maxViews' | 'currentViews' | 'publishedAt'>;

/**
 * How far publishing is: `almost` while something that the link shows is still being prepared. Only a `live` link plays
 * everything it was made for.
 */
export function publishing(link: Pick<Link, 'publishedAt' | 'warnings'>): 'publishing' | 'almost' | 'live' {
  if (!link.publishedAt) return 'publishing';
  return link.warnings.some(({ code }) => code === 'marker_not_ready' || code === 'video_not_ready')
    ? 'almost'
    : 'live';
}

/** How a link stands, in one word; `now` in milliseconds. */
export function linkState(link: Gates, now: number = Date.now()): { tone: Tone; word: string } {
  const passed = (time: string | null) => time !== null && new Date(time).getTime() <= now;
  if (!link.isActive) return { tone: 'info', word: 'Off' };
  if (passed(link.expiresAt)) return { tone: 'look', word: 'Ended' };
  if (link.startsAt !== null && !passed(link.startsAt)) return { tone: 'info', word: 'Not begun' };
  if (link.maxViews !== null && link.currentViews >= link.maxViews) return { tone: 'look', word: 'View limit reached' };
  if (!link.publishedAt) return { tone: 'info', word: 'Publishing' };
  return { tone: 'good', word: 'Live' };
}

const PUBLISHING = {
  publishing: 'Your link is being published',
  almost: 'Your link is almost live',
  live: 'Your link is live',
} as const;
const SHUT: Partial<Record<string, string>> = {
  Off: 'Your link is off',
  Ended: 'Your link has ended',
  'Not begun': 'Your link begins later',
};

/** The same in a sentence to its owner; `now` in milliseconds. */
export const headlineOf = (link: Gates & Pick<Link, 'warnings'>, now: number = Date.now()): string =>
  SHUT[linkState(link, now).word] ?? PUBLISHING[publishing(link)];
