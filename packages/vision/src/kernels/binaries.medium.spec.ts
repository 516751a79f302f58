import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (name: string): Buffer => readFileSync(join(__dirname, name));

describe('the built kernels', () => {
  it('belong to the C files as they are', () => {
    const hash = createHash('sha256');
    const sources = readdirSync(__dirname).filter((name) => name.endsWith('.c'));
    for (const name of ['common.h', ...sources.sort()]) hash.update(read(name));
    expect(read('binaries.ts').toString()).toContain(hash.digest('hex'));
  });

  it('are what the compiler makes of them, byte by byte, where there is one', () => {
    const compiler = spawnSync(process.env.CLANG ?? 'clang-14', ['--version']);
    const check = spawnSync(process.execPath, [join(__dirname, 'build.mjs'), '--check'], { encoding: 'utf8' });
    // Without a compiler the check cannot run; the test above still tells sources and binaries apart.
    expect(check.status).toBe(compiler.status === 0 ? 0 : 1);
  });
});
