// Completes package-lock.json: `node scripts/complete-lockfile.mjs`, after every `npm install` that changes it.
//
// npm leaves a platform's optional package out of the lock file when it cannot be had at that moment (a mirror that holds
// one platform only), and drops others' when node_modules is there already; `npm ci` then refuses the whole file. Each
// such package is named here by the version that its parent asks for, so that every platform can install from this file.
import { readFile, writeFile } from 'node:fs/promises';

const path = new URL('../package-lock.json', import.meta.url);
const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64'];

const lock = JSON.parse(await readFile(path, 'utf8'));
const missing = [];
for (const [place, parent] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const platform = platformOf(name);
    if (!platform || !/^\d/.test(version) || lookUp(place, name)?.version === version) continue;
    const home = lock.packages[`node_modules/${name}`] ? `${place}/node_modules/${name}` : `node_modules/${name}`;
    lock.packages[home] = { version, ...platform, ...(parent.dev ? { dev: true } : {}), optional: true };
    missing.push(name);
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
await writeFile(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(missing.length === 0 ? 'The lock file is complete.' : `Added ${missing.join(', ')}.`);

/** The package that Node finds from `place`, looking from the inside outwards. */
function lookUp(place, name) {
  const inside = lock.packages[`${place}/node_modules/${name}`];
  if (inside) return inside;
  const outer = place.lastIndexOf('/node_modules/');
  return outer === -1 ? lock.packages[`node_modules/${name}`] : lookUp(place.slice(0, outer), name);
}

/** What `@scope/binding-linux-arm64-musl` runs on; null for a package that is not for one platform. */
function platformOf(name) {
  const words = name.split(/[/-]/);
  const system = SYSTEMS.find((word) => words.includes(word));
  const processor = PROCESSORS.find((word) => words.includes(word));
  if (!system || !processor) return null;
  const last = words.at(-1) ?? '';
  const library = last.startsWith('musl') ? ['musl'] : last.startsWith('gnu') ? ['glibc'] : null;
  return { cpu: [processor], ...(system === 'linux' && library ? { libc: library } : {}), os: [system] };
}
