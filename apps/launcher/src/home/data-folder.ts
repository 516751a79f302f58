import { chmod, mkdir, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode, StartError } from '../start-error.js';

/** Less than this, in bytes, and PostgreSQL could not even write its log. */
const LEAST_FREE_BYTES = 256 * 1024 * 1024;

/**
 * Makes the data folder when it is missing and proves that it can be used.
 *
 * @throws StartError
 */
export async function prepareDataFolder(home: string): Promise<void> {
  try {
    await mkdir(home, { recursive: true });
    const info = await stat(home);
    if (!info.isDirectory()) throw new StartError(notAFolder(home));
    await requireFreeSpace(home);
    const probe = join(home, '.write-test');
    await writeFile(probe, 'x');
    await rm(probe);
    // Under root the database runs as another user, who has to pass through; what is secret has its own mode.
    await chmod(home, process.getuid?.() === 0 ? 0o711 : 0o700);
  } catch (error) {
    throw error instanceof StartError ? error : explain(home, error);
  }
}

async function requireFreeSpace(home: string): Promise<void> {
  const { bavail, bsize } = await statfs(home);
  const free = bavail * bsize;
  if (free >= LEAST_FREE_BYTES) return;
  throw new StartError(
    `The disk is full: ${home} has ${megabytes(free)} MB free and needs at least ${megabytes(LEAST_FREE_BYTES)} MB. ` +
      'Free some space, or set ARGUMENT_HOME to a folder on another disk.',
  );
}

const megabytes = (bytes: number) => Math.floor(bytes / 1024 / 1024);

const notAFolder = (home: string) =>
  `The data folder ${home} is not a folder. Remove that file, or set ARGUMENT_HOME to another folder.`;

function explain(home: string, error: unknown): Error {
  switch (errorCode(error)) {
    case 'ENOSPC':
      return new StartError(`The disk with the data folder ${home} is full. Free some space, then start again.`);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new StartError(
        `The data folder ${home} cannot be written to. Change its permissions, or set ARGUMENT_HOME to another folder.`,
      );
    case 'EEXIST':
    case 'ENOTDIR':
      return new StartError(notAFolder(home));
    default:
      return error instanceof Error ? error : new Error(String(error));
  }
}
