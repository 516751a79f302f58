import { execFile } from 'node:child_process';
import { access, constants, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { StartError } from '../start-error.js';

const run = promisify(execFile);

export interface User {
  readonly uid: number;
  readonly gid: number;
}

/** How a PostgreSQL program is started. */
export interface RunAs {
  /** Whose files the database's are; absent when they belong to this process's user. */
  readonly owner?: User;
  /** A program, with its arguments, that becomes that user by itself; empty when the spawn does it. */
  readonly prefix: readonly string[];
}

/** The user that the database runs as when the launcher is root; made on a system that lacks it. */
const USER = 'postgres';

/**
 * Decides which user PostgreSQL runs as.
 *
 * @param reached files and folders that it has to get to
 * @throws StartError when root's database user can't be had
 */
export async function chooseUser(reached: readonly string[]): Promise<RunAs> {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const owner = await databaseUser();
  const closed = await firstClosedFolder(reached);
  return { owner, prefix: closed === null ? [] : await passingThrough(owner, closed) };
}

async function databaseUser(): Promise<User> {
  const known = await lookUp();
  if (known) return known;
  await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', USER]).catch(
    () => {
      throw new StartError(
        `PostgreSQL does not run as root, and the user "${USER}" cannot be made here. Start as an ordinary user, or set ` +
          'DATABASE_URL to a PostgreSQL of your own.',
      );
    },
  );
  const made = await lookUp();
  if (!made)
    throw new StartError(`The user "${USER}" was made but cannot be found. Start as an ordinary user instead.`);
  return made;
}

async function lookUp(): Promise<User | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', USER]), run('id', ['-g', USER])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

/** The outermost folder above `paths` that other users may not pass through, as /root usually is; null when none. */
async function firstClosedFolder(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) {
    const folders = ancestors(path).reverse();
    for (const folder of folders) {
      const { mode } = await stat(folder);
      if ((mode & 0o001) === 0) return folder;
    }
  }
  return null;
}

function ancestors(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [] : [parent, ...ancestors(parent)];
}

/**
 * A command that starts a program as the database user and leaves it one privilege of root, to pass through closed
 * folders: without it a clone under /root could not run its own database.
 */
async function passingThrough({ uid, gid }: User, closed: string): Promise<string[]> {
  const capability = '+dac_override';
  const command = [
    'setpriv',
    ...[`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'],
    ...[`--inh-caps=${capability}`, `--ambient-caps=${capability}`],
    '--',
  ];
  try {
    await access('/usr/bin/setpriv', constants.X_OK);
    const [program = '', ...args] = command;
    await run(program, [...args, 'true']);
    return command;
  } catch (error) {
    throw new StartError(
      `PostgreSQL does not run as root, and its user cannot pass through ${closed}. Run "chmod o+x ${closed}", clone to ` +
        'another place such as /opt, or start as an ordinary user.',
      { cause: error },
    );
  }
}
