import type { ChildProcess } from 'node:child_process';

/** Ends a program that leads a group of its own, with all that it started; nothing happens when it is gone already. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}
