import { gateErrors } from './link-gates.errors.js';

/** What a gate looks at. */
export interface GatedLink {
  isActive: boolean;
  hiddenAt: Date | null;
  startsAt: Date | null;
  expiresAt: Date | null;
  countries: readonly string[];
  project: { deletedAt: Date | null };
}

/**
 * Lets a visitor through or says why not; the password is another matter. Whoever's country cannot be told is let
 * through: a print must not go dark because a database is missing or somebody is in the same network. Pure.
 * @throws ProblemError
 */
export function assertOpen(link: GatedLink, country: string | null, now: Date): void {
  const { isActive, hiddenAt, startsAt, expiresAt, countries, project } = link;
  if (!isActive || hiddenAt || project.deletedAt || (expiresAt && expiresAt <= now)) throw gateErrors.closed();
  if (startsAt && startsAt > now) throw gateErrors.early(startsAt);
  if (countries.length > 0 && country !== null && !countries.includes(country)) throw gateErrors.country();
}
