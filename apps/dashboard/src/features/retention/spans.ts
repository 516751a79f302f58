import { LEAST_RETENTION_DAYS, type Retention } from '@argument/contracts';

/** A time that can be chosen; `days` is null for ever. */
export interface Span {
  days: number | null;
  label: string;
}

const SPANS: readonly Span[] = [
  { days: 7, label: '7 days' },
  { days: 31, label: '31 days' },
  { days: 90, label: '90 days' },
  { days: 180, label: '6 months' },
  { days: 365, label: '1 year' },
  { days: 730, label: '2 years' },
  { days: 1825, label: '5 years' },
  { days: null, label: 'For ever' },
];

/** What can be chosen for one of the settings; a time that a program has set is among them. Pure. */
export function spansFor(name: keyof Retention, current: number | null): readonly Span[] {
  const offered = SPANS.filter(({ days }) => days === null || days >= LEAST_RETENTION_DAYS[name]);
  if (offered.some(({ days }) => days === current)) return offered;
  const own = { days: current, label: `${current} days` };
  return [...offered, own].sort((a, b) => (a.days ?? Number.POSITIVE_INFINITY) - (b.days ?? Number.POSITIVE_INFINITY));
}

/** Whether something is kept for less time than before, so that what is older goes. Pure. */
export const isShorter = (before: Retention, after: Retention): boolean =>
  (['sessionDays', 'auditDays', 'deliveryDays'] as const).some(
    (name) => (after[name] ?? Number.POSITIVE_INFINITY) < (before[name] ?? Number.POSITIVE_INFINITY),
  );
