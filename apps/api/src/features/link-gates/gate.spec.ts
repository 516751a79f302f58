import { ProblemError } from '../../core/errors/problem-error.js';
import { assertOpen, type GatedLink } from './gate.js';

const now = new Date('2026-06-01T12:00:00Z');
const open: GatedLink = {
  isActive: true,
  hiddenAt: null,
  startsAt: null,
  expiresAt: null,
  countries: [],
  project: { deletedAt: null },
};
const codeOf = (link: Partial<GatedLink>, country: string | null = null) => {
  try {
    assertOpen({ ...open, ...link }, country, now);
    return 'open';
  } catch (error) {
    return error instanceof ProblemError ? error.code : error;
  }
};

describe('the gate of a link', () => {
  it.each<[string, string, Partial<GatedLink>, string | null]>([
    ['lets in by default', 'open', {}, null],
    ['is closed when the link is off', 'links.closed', { isActive: false }, null],
    ['is closed when it is hidden', 'links.closed', { hiddenAt: now }, null],
    ['is closed when the project is deleted', 'links.closed', { project: { deletedAt: now } }, null],
    ['is closed from the moment it ends', 'links.closed', { expiresAt: now }, null],
    ['is not closed before that', 'open', { expiresAt: new Date(now.getTime() + 1) }, null],
    ['waits until it begins', 'links.early', { startsAt: new Date(now.getTime() + 1) }, null],
    ['opens when it begins', 'open', { startsAt: now }, null],
    ['knows its countries', 'open', { countries: ['DE', 'AT'] }, 'AT'],
    ['refuses others', 'links.country', { countries: ['DE', 'AT'] }, 'FR'],
    ['lets in whose country cannot be told', 'open', { countries: ['DE'] }, null],
  ])('%s', (_, code, link, country) => {
    expect(codeOf(link, country)).toBe(code);
  });
});
