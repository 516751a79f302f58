// docs/security/asvs.md is worth what its tests are: each one that it names must be there, and the sums must be right.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = process.cwd();
const text = readFileSync(join(root, 'docs/security/asvs.md'), 'utf8');
const rows = text
  .split('\n')
  .filter((line) => /^\| \d+\.\d+\.\d+ /.test(line))
  .map((line) => {
    const [, id, level, , state, proof] = line.split('|').map((cell) => cell.trim());
    return {
      id,
      level,
      state,
      proof: proof ?? '',
      tests: [...(proof ?? '').matchAll(/`([^`]+\.spec\.(?:ts|mjs))`/g)].map((found) => found[1]),
    };
  });
const inState = (state) => rows.filter((row) => row.state === state);

it('has every item of levels 1 and 2 once, in order', () => {
  expect(rows).toHaveLength(253);
  expect(rows.filter(({ level }) => level === '1')).toHaveLength(70);
  const ids = rows.map(({ id }) => id);
  const sorted = [...ids].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  expect(ids).toEqual(sorted);
  expect(new Set(ids).size).toBe(ids.length);
});

it('says of each item that it is passed, by tests that exist; or why it does not apply; or what is missing', () => {
  const unknown = rows.filter(({ state }) => !['passed', 'not applicable', 'open'].includes(state));
  expect(unknown).toEqual([]);
  expect(inState('passed').filter(({ tests }) => tests.length === 0)).toEqual([]);
  expect(rows.filter(({ proof }) => proof === '')).toEqual([]);
  const missing = rows.flatMap(({ id, tests }) =>
    tests.filter((path) => !existsSync(join(root, path))).map((path) => `${id} ${path}`),
  );
  expect(missing).toEqual([]);
});

it('counts right, and passes at least 80 % of what applies', () => {
  const [passed, open, without] = ['passed', 'open', 'not applicable'].map((state) => inState(state).length);
  expect(text).toContain(`${passed} passed, ${open} open, ${without} not applicable`);
  expect(passed / (passed + open)).toBeGreaterThanOrEqual(0.8);
});
