// Compiles the C files twice and writes both binaries into binaries.ts. Needs clang and lld with the wasm32 target:
//   node packages/vision/src/kernels/build.mjs
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const clang = process.env.CLANG ?? 'clang-14';
const sources = ['image', 'keypoints', 'match', 'patches', 'rank', 'vote'].map((name) => join(here, `${name}.c`));
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
  return readFileSync(out).toString('base64');
}

const simd = compile(['-msimd128']);
const scalar = compile([]);
rmSync(scratch, { recursive: true });
writeFileSync(
  join(here, 'binaries.ts'),
  `// Written by build.mjs from the C files; don't edit.\n/** The kernels with SIMD, base64. */\nexport const SIMD_KERNELS =\n  '${simd}';\n/** The kernels without, for browsers before 2021-2023, base64. */\nexport const SCALAR_KERNELS =\n  '${scalar}';\n`,
);
console.log(`SIMD ${Math.round(simd.length * 0.75)} bytes, scalar ${Math.round(scalar.length * 0.75)} bytes`);
