import { chown, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode, StartError } from '../start-error.js';
import type { PostgresBinaries } from './binaries.js';
import { type CommandResult, runCommand } from './command.js';
import type { RunAs } from './run-as.js';

export const DATABASE = 'argument';
export const DATABASE_USER = 'argument';
const MAJOR_VERSION = '18';

/**
 * Makes the database's folder unless it is there. It is made beside its place and moved when complete, so that an
 * interrupted first start leaves nothing half done.
 *
 * @throws StartError when the folder is there but cannot be a database of ours
 */
export async function ensureCluster(
  folder: string,
  binaries: PostgresBinaries,
  runAs: RunAs,
  password: string,
): Promise<void> {
  if (await isCluster(folder)) return;
  const fresh = `${folder}.new`;
  const passwordFile = `${folder}.password`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { mode: 0o700 });
  try {
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    await giveTo(runAs, fresh, passwordFile);
    await must(
      runCommand(runAs, binaries.initdb, [
        `--pgdata=${fresh}`,
        `--pwfile=${passwordFile}`,
        `--username=${DATABASE_USER}`,
        '--auth=scram-sha-256',
        ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ]),
      folder,
    );
    const create = `CREATE DATABASE ${DATABASE};\n`;
    await must(runCommand(runAs, binaries.postgres, ['--single', '-D', fresh, 'postgres'], create), folder);
    await rename(fresh, folder);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(fresh, { recursive: true, force: true });
  }
}

async function isCluster(folder: string): Promise<boolean> {
  let version: string;
  try {
    version = (await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    await requireEmpty(folder);
    return false;
  }
  if (version === MAJOR_VERSION) return true;
  throw new StartError(
    `The database in ${folder} was made by PostgreSQL ${version || 'of an unknown version'}; this ARgument runs version ` +
      `${MAJOR_VERSION}. Start it with the ARgument that made it, or move the folder away to begin anew.`,
  );
}

/** An empty folder, or none, is a place for a new database; anything else is somebody's data. */
async function requireEmpty(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => null);
  if (names === null) return;
  if (names.length > 0) throw damaged(folder, 'PG_VERSION is missing');
  await rmdir(folder);
}

async function giveTo({ owner }: RunAs, ...paths: string[]): Promise<void> {
  if (!owner) return;
  for (const path of paths) await chown(path, owner.uid, owner.gid);
}

async function must(running: Promise<CommandResult>, folder: string): Promise<void> {
  const { code, output } = await running;
  if (code === 0) return;
  if (/No space left on device|Disk quota exceeded/i.test(output)) {
    throw new StartError(
      `The disk is full: the database cannot be made in ${folder}. Free some space, then start again.`,
    );
  }
  throw new StartError(`The database cannot be made in ${folder}: ${lastLine(output)}`);
}

/** @param reason PostgreSQL's own words */
export function damaged(folder: string, reason: string): StartError {
  return new StartError(
    `The database in ${folder} is damaged (${reason}). Restore the data folder from a backup, or move it away to begin anew.`,
  );
}

export const lastLine = (text: string) => text.trim().split('\n').at(-1)?.trim() ?? '';
