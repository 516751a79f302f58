import { distanceInWords, readLongSide } from './print-size';

describe('print sizes', () => {
  it.each([
    [7.4, '7 cm'],
    [38, '40 cm'],
    [94, '90 cm'],
    [97, '1.0 m'],
    [236, '2.4 m'],
  ])('says %s cm as %s', (cm, words) => expect(distanceInWords(cm)).toBe(words));

  it.each([
    ['12,5', 12.5],
    ['30', 30],
    ['', null],
    ['0.5', null],
    ['wide', null],
  ])('reads "%s" as %s', (typed, cm) => expect(readLongSide(typed)).toBe(cm));
});
