import { csvCell } from '../../core/http/csv.js';
import { toJson } from './session-export.js';

describe('csvCell', () => {
  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    ['@cmd', "'@cmd"],
    [-5, '-5'],
    [true, 'true'],
    [null, ''],
  ])('writes %p', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });
});

it('writes an empty list as valid JSON', async () => {
  let text = '';
  for await (const chunk of toJson((async function* () {})())) text += chunk;
  expect(JSON.parse(text)).toEqual([]);
});
