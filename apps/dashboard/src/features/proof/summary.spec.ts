import type { PrintProof } from '@argument/contracts';
import { summaryOf } from './summary';

const row = (light: 'bright' | 'dim', angle: number, reach: number) => ({ light, angle, shares: [1], reach });
const proof = (...rows: PrintProof['rows']): PrintProof => ({
  fieldOfView: 61,
  distances: [1.4],
  rows,
  crop: null,
  similar: [],
  provedAt: '2026-11-21T12:00:00.000Z',
});

describe('summaryOf', () => {
  it('scales with the print', () => {
    const known = proof(row('bright', 0, 8), row('bright', 45, 5.5), row('dim', 0, 4));
    expect(summaryOf(known, 15)).toBe('Recognised up to 1.2 m straight on, 80 cm at 45 degrees, 60 cm in dim light.');
  });

  it('says what does not work', () => {
    expect(summaryOf(proof(row('bright', 0, 3), row('bright', 45, 2), row('dim', 0, 0)), 20)).toContain(
      'not in dim light',
    );
    expect(summaryOf(proof(), 20)).toContain('not recognised');
  });
});
