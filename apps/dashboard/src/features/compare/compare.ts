import type { ProjectAnalytics } from '@argument/contracts';
import { formatDuration, formatNumber, formatShare } from '../../lib/format';

/** At most so many columns stay readable beside each other. */
export const MOST_COMPARED = 4;

/** What stands in a column: a project, or a link of one. */
export interface Column {
  id: string;
  title: string;
  report: Pick<ProjectAnalytics, 'views' | 'uniqueViewers' | 'sessions' | 'avgWatchTimeMs' | 'funnel'>;
}

export interface Row {
  label: string;
  format: 'number' | 'duration' | 'share';
  /** Null where there is nothing to divide by. */
  values: (number | null)[];
  /** Columns with the highest value; empty when all are the same. */
  best: number[];
}

const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);

const MEASURES: readonly { label: string; format: Row['format']; of: (report: Column['report']) => number | null }[] = [
  { label: 'Views', format: 'number', of: ({ views }) => views },
  { label: 'Unique viewers', format: 'number', of: ({ uniqueViewers }) => uniqueViewers },
  { label: 'Openings', format: 'number', of: ({ sessions }) => sessions },
  { label: 'Found the picture', format: 'share', of: ({ views, sessions }) => share(views, sessions) },
  {
    label: 'Watched to the end',
    format: 'share',
    of: ({ funnel, views }) => share(funnel.at(-1)?.sessions ?? 0, views),
  },
  { label: 'Mean time watched', format: 'duration', of: ({ avgWatchTimeMs }) => avgWatchTimeMs },
];

/** Projects to compare of those there are: what the address names, the first two where it names none. Pure. */
export function chosenFrom(named: string | null, ids: readonly string[]): string[] {
  if (named === null) return ids.slice(0, 2);
  return named
    .split(',')
    .filter((id) => ids.includes(id))
    .slice(0, MOST_COMPARED);
}

/** One question per row, one project per column. Pure. */
export function compareRows(columns: readonly Column[]): Row[] {
  return MEASURES.map(({ label, format, of }) => {
    const values = columns.map(({ report }) => of(report));
    const top = Math.max(...values.map((value) => value ?? 0));
    const winners = values.flatMap((value, index) => (value === top && top > 0 ? [index] : []));
    return { label, format, values, best: winners.length === columns.length ? [] : winners };
  });
}

/** A value as people read it. */
export function inWords(value: number | null, format: Row['format']): string {
  if (value === null) return 'Nobody yet';
  if (format === 'share') return formatShare(value);
  return format === 'duration' ? formatDuration(value) : formatNumber(value);
}
