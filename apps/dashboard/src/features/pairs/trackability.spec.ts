import { verdict, weakPlaces } from './trackability';

describe('verdict', () => {
  it('says no below ten, as the API does', () => {
    expect([0, 9, 10, 39, 40, 65, 85, 100].map((score) => verdict(score).word)).toEqual([
      'Too weak',
      'Too weak',
      'Weak',
      'Weak',
      'Fair',
      'Good',
      'Excellent',
      'Excellent',
    ]);
  });
});

describe('weakPlaces', () => {
  it('names the ninths without features', () => {
    const spread: [number, number, number][] = [];
    for (const x of [0.1, 0.5, 0.9]) for (const y of [0.1, 0.5, 0.9]) spread.push([x, y, 1]);
    expect(weakPlaces(spread)).toEqual([]);
    expect(weakPlaces(spread.filter(([x, y]) => !(x === 0.9 && y === 0.1) && !(x === 0.5 && y === 0.5)))).toEqual([
      'top right',
      'centre',
    ]);
  });

  it('says nothing of a marker without features', () => {
    expect(weakPlaces([])).toEqual([]);
  });
});
