// Compiles the C files twice and writes both binaries into binaries.ts. Needs clang 14 and its lld (Debian 12: clang-14,
// lld-14); the same sources give the same bytes:
//   node packages/vision/src/kernels/build.mjs           writes binaries.ts
//   node packages/vision/src/kernels/build.mjs --check   compares it, and fails when it differs
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const clang = process.env.CLANG ?? 'clang-14';
const sources = ['image', 'keypoints', 'many', 'match', 'patches', 'rank', 'vote'].map((name) =>
  join(here, `${name}.c`),
);
const scratch = mkdtempSync(join(tmpdir(), 'kernels-'));

function compile(flags) {
  const out = join(scratch, 'kernels.wasm');
  const maths = ['-fassociative-math', '-fno-signed-zeros', '-fno-trapping-math', '-fno-math-errno'];
  const link = ['--no-entry', '--import-memory', '--export=__heap_base', '-z,stack-size=16384', '--strip-all'];
  execFileSync(clang, [
    '--target=wasm32',
    '-O3',
    '-nostdlib',
    '-fno-builtin',
    // Pairs of 64-bit words are counted faster one by one than packed into a vector.
    '-fno-slp-vectorize',
    '-Wall',
    '-Werror',
    ...maths,
    ...flags,
    ...link.map((flag) => `-Wl,${flag}`),
    '-o',
    out,
    ...sources,
  ]);
  // What repeats stays alike in hex, so that pages with it pack to two thirds of the same in base64.
  return readFileSync(out).toString('hex');
}

const hash = createHash('sha256');
for (const source of [join(here, 'common.h'), ...sources]) hash.update(readFileSync(source));
const simd = compile(['-msimd128']);
const scalar = compile([]);
rmSync(scratch, { recursive: true });
const file = join(here, 'binaries.ts');
const text = `// Written by build.mjs from C files of SHA-256 ${hash.digest('hex')}; don't edit.
/** The kernels with SIMD, hex. */
export const SIMD_KERNELS =
  '${simd}';
/** The kernels without, for browsers before 2021-2023, in the same form. */
export const SCALAR_KERNELS =
  '${scalar}';
`;
console.log(`SIMD ${simd.length / 2} bytes, scalar ${scalar.length / 2} bytes`);
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error('binaries.ts is not what the C files give: run build.mjs without --check.');
  process.exitCode = 1;
}
