import { countryCode } from './countries.js';

it.each([
  ['DE', 'DE'],
  ['at', 'AT'],
  ['Switzerland', 'CH'],
  ['france', 'FR'],
  ['Atlantis', null],
  ['', null],
])('%s is %s', (text, code) => {
  expect(countryCode(text)).toBe(code);
});
