// The list of all components (`npm run sbom`) is whole, pinned by hashes, and holds no licence that THIRD_PARTY.md does not tell of.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const FREE =
  /^\(?(MIT|MIT-0|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|Zlib|Unlicense|CC0-1\.0|Python-2\.0|[ ()]|AND|OR)+\)?$/;

let components;
beforeAll(() => {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'];
  const sbom = JSON.parse(
    execFileSync('npm', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 2 ** 26 }),
  );
  expect([sbom.bomFormat, sbom.specVersion]).toEqual(['CycloneDX', expect.stringMatching(/^1\.[5-9]$/)]);
  components = sbom.components;
});

const licenceOf = ({ licenses = [] }) =>
  licenses.map(({ license, expression }) => license?.id ?? license?.name ?? expression).join(' AND ');

it('names every component with its version', () => {
  expect(components.length).toBeGreaterThan(400);
  expect(components.filter(({ purl, version }) => !purl?.startsWith('pkg:npm/') || !version)).toEqual([]);
});

it('has a hash for each that is not ours, nor a binary of another platform', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const loose = Object.entries(lock.packages)
    .filter(
      ([path, entry]) =>
        path.includes('node_modules/') && !entry.link && !entry.optional && !entry.integrity && !entry.inBundle,
    )
    .map(([path]) => path);
  expect(loose).toEqual([]);
});

it('tells in THIRD_PARTY.md of each licence that asks for more than a notice', () => {
  const told = readFileSync('THIRD_PARTY.md', 'utf8');
  const scopeOf = (name) => name.split('/')[0];
  const untold = components.filter((component) => {
    const licence = licenceOf(component);
    const name = component['bom-ref']
      .replace(/@[^@]*$/, '')
      .split('|')
      .at(-1);
    return (
      licence !== '' &&
      !FREE.test(licence) &&
      !told.includes(name) &&
      !(name.startsWith('@') && told.includes(`${scopeOf(name)}/`)) &&
      !told.includes(name.split('-')[0])
    );
  });
  expect(untold.map((component) => `${component['bom-ref']} ${licenceOf(component)}`)).toEqual([]);
});
