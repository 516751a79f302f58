import { readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { errorCode, StartError } from '../start-error.js';

const holder = z.object({ pid: z.int().positive(), startedAt: z.string() });

/**
 * Claims the data folder for this process; answers how to give it back. A lock whose process is gone is taken over.
 *
 * @throws StartError when another launcher uses the folder
 */
export async function lockDataFolder(path: string, home: string): Promise<() => Promise<void>> {
  const mine = JSON.stringify({ pid: process.pid, startedAt: processStart(process.pid) });
  for (;;) {
    try {
      await writeFile(path, mine, { flag: 'wx' });
      return () => rm(path, { force: true });
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
    const pid = await livingHolder(path);
    if (pid !== null) {
      throw new StartError(
        `The data folder ${home} is in use by another ARgument (process ${pid}). Stop that one, or set ARGUMENT_HOME ` +
          'and the ports to run a second one.',
      );
    }
    await rm(path, { force: true });
  }
}

async function livingHolder(path: string): Promise<number | null> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const parsed = holder.safeParse(parseJson(text));
  if (!parsed.success) return null;
  const { pid, startedAt } = parsed.data;
  return isAlive(pid) && processStart(pid) === startedAt ? pid : null;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/**
 * When a process began, in clock ticks since boot together with the boot's id: after a restart of the machine the same
 * number may belong to a stranger. Empty where the system has no /proc.
 */
function processStart(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name, in brackets, may hold spaces; the 22nd field counts from behind it.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    return `${boot}/${ticks}`;
  } catch {
    return '';
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
