import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { confine, type Isolation } from './command.js';

const NOTHING: Isolation = { bubblewrap: false, network: false, limits: false, parentDeath: false };
const SMALL = { memoryBytes: 2 ** 30, cpuSeconds: 10, seconds: 10, fileBytes: 2 ** 20 };

let found: Promise<Isolation> | undefined;

/**
 * Tries once in this process what the machine allows. Bubblewrap may be installed and yet not work: containers and some
 * kernels forbid namespaces to users. Outside Linux nothing of it exists, and only time and signals remain.
 */
export function findIsolation(): Promise<Isolation> {
  found ??= tryAll();
  return found;
}

async function tryAll(): Promise<Isolation> {
  if (process.platform !== 'linux') return NOTHING;
  const [parentDeath, limits, bubblewrap, network] = await Promise.all([
    works({ ...NOTHING, parentDeath: true }),
    works({ ...NOTHING, limits: true }),
    works({ ...NOTHING, bubblewrap: true }),
    works({ ...NOTHING, network: true }),
  ]);
  return { bubblewrap, network, limits, parentDeath };
}

async function works(isolation: Isolation): Promise<boolean> {
  const [command = '', ...args] = confine(isolation, {
    program: '/bin/sh',
    args: ['-c', 'exit 0'],
    folder: tmpdir(),
    limits: SMALL,
  });
  return promisify(execFile)(command, args, { timeout: 10_000 }).then(
    () => true,
    () => false,
  );
}
