import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A file system of its own that can be full. */
export interface SmallDisk {
  path: string;
  /** Leaves at most `bytes` of room. */
  fill(bytes: number): Promise<void>;
  makeRoom(): Promise<void>;
  remove(): Promise<void>;
}

/** Whether this process may mount file systems; containers often may not. */
export function canMount(): boolean {
  const probe = path.join(tmpdir(), `argument-mount-${process.pid}`);
  try {
    mkdirSync(probe, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', probe], { stdio: 'ignore' });
    execFileSync('umount', [probe]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(probe, { recursive: true, force: true });
  }
}

/** Mounts a disk of `bytes` in memory; see {@link canMount}. */
export async function makeSmallDisk(bytes: number): Promise<SmallDisk> {
  const disk = await mkdtemp(path.join(tmpdir(), 'argument-disk-'));
  await run('mount', ['-t', 'tmpfs', '-o', `size=${bytes},mode=0777`, 'tmpfs', disk]);
  const ballast = path.join(disk, 'ballast');
  return {
    path: disk,
    fill: async (left) => {
      const { stdout } = await run('df', ['--output=avail', '-B1', disk]);
      const available = Number(stdout.split('\n')[1]);
      await writeFile(ballast, Buffer.alloc(Math.max(0, available - left), 1));
    },
    makeRoom: () => rm(ballast, { force: true }),
    remove: async () => {
      // Lazily: a process that is just ending may still have a file open there.
      await run('umount', ['-l', disk]);
      await rm(disk, { recursive: true });
    },
  };
}

/** Words of a command line that keep every file of a program under `bytes`, as a disk without room would. */
export const withFileLimit = (bytes: number): string[] => ['prlimit', `--fsize=${bytes}:unlimited`, '--'];

/** Takes the limit off again while the program runs. */
export const liftFileLimit = async (pid: number): Promise<void> => {
  await run('prlimit', ['--pid', String(pid), '--fsize=unlimited:unlimited']);
};
