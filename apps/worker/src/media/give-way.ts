import type { ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';

const NICENESS = '10';

/** In front of a command that nobody waits for: it gets about a tenth of a processor that others want. See also {@link giveWay}. */
export const NICE = ['nice', '-n', NICENESS] as const;

/**
 * Kernels of desktops and servers share the processor between sessions first and look at niceness only within one of them.
 *
 * @param child started with {@link NICE} and with `detached`, so that it has a session of its own
 */
export function giveWay(child: ChildProcess): void {
  child.once('spawn', () => {
    // Kernels without such groups have no such file, and a program may have ended already.
    writeFile(`/proc/${child.pid}/autogroup`, NICENESS).catch(() => undefined);
  });
}
