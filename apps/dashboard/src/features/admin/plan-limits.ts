import type { PlanLimits } from '@argument/contracts';

const MB = 1024 * 1024;

interface LimitField {
  name: keyof PlanLimits;
  label: string;
  /** How many of the contract's units are one of the form's. */
  unit: number;
}

/** What of a plan is set, in units that people think in. */
export const LIMIT_FIELDS: readonly LimitField[] = [
  { name: 'projects', label: 'Projects', unit: 1 },
  { name: 'storageBytes', label: 'Storage, MB', unit: MB },
  { name: 'viewsPerMonth', label: 'Views a month', unit: 1 },
  { name: 'requestsPerMinute', label: 'API requests a minute', unit: 1 },
  { name: 'imageBytes', label: 'Largest picture, MB', unit: MB },
  { name: 'videoBytes', label: 'Largest video, MB', unit: MB },
  { name: 'videoDurationMs', label: 'Longest video, s', unit: 1000 },
];

/** What stands in the fields for these limits; an absent limit is an empty field. */
export const toFields = (limits: Partial<Record<keyof PlanLimits, number | undefined>>): Record<string, string> =>
  Object.fromEntries(
    LIMIT_FIELDS.map(({ name, unit }) => [name, limits[name] === undefined ? '' : String(limits[name] / unit)]),
  );

/** The limits that the fields say; empty fields are left out, what is no number is kept for the schema to refuse. */
export const fromFields = (fields: Record<string, unknown>): Record<string, number> =>
  Object.fromEntries(
    LIMIT_FIELDS.flatMap(({ name, unit }) => {
      const text = String(fields[name] ?? '').trim();
      return text === '' ? [] : [[name, Math.round(Number(text) * unit)]];
    }),
  );
