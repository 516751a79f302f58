import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from '../home/lock.js';
import { freePort } from '../services/ports.js';
import { StartError } from '../start-error.js';
import { locatePostgres } from './binaries.js';
import { startCommand } from './command.js';
import { DATABASE, DATABASE_USER, damaged, ensureCluster, lastLine } from './create-cluster.js';
import { chooseUser } from './run-as.js';

export interface EmbeddedPostgres {
  /** `postgres://...` of the platform's database. */
  readonly url: string;
  /** Settles when the server has ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** Lets running statements end in a rollback and writes everything to disk. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Folder of the database, made at first start. */
  folder: string;
  password: string;
  /** Gets the server's own lines. */
  log: (line: string) => void;
}

/** Long enough for crash recovery on a slow disk, in ms. */
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 2_500;

/**
 * Runs a PostgreSQL of our own on 127.0.0.1.
 *
 * @throws StartError when the folder is damaged, in use or cannot be written
 */
export async function startEmbeddedPostgres({
  folder,
  password,
  log,
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const binaries = await locatePostgres();
  const runAs = await chooseUser([binaries.postgres, folder]);
  await ensureCluster(folder, binaries, runAs, password);
  await stopLeftover(folder, log);
  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '80',
    // The container's shared memory may be small; files of its own are never short.
    dynamic_shared_memory_type: 'mmap',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = startCommand(runAs, binaries.postgres, ['-D', folder, '-p', String(port), ...flags]);
  server.stdout?.resume();
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
  await untilReady(server, folder, log);
  return {
    url: `postgres://${DATABASE_USER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${DATABASE}`,
    ended,
    stop: () => stop(server, ended),
  };
}

function untilReady(server: ChildProcess, folder: string, log: (line: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => {
      server.kill('SIGQUIT');
      reject(
        new StartError(
          `The database in ${folder} did not start within ${START_TIMEOUT_MS / 1000} s: ${lastLine(said)}`,
        ),
      );
    }, START_TIMEOUT_MS);
    server.stderr?.on('data', (chunk: Buffer) => {
      const text = chunk.toString('utf8');
      said = (said + text).slice(-4000);
      for (const line of text.trimEnd().split('\n')) log(line);
      if (!text.includes('database system is ready to accept connections')) return;
      clearTimeout(timer);
      resolve();
    });
    server.once('error', reject);
    server.once('close', () => {
      clearTimeout(timer);
      reject(startFailure(folder, said));
    });
  });
}

function startFailure(folder: string, said: string): StartError {
  if (/No space left on device/i.test(said)) {
    return new StartError(
      `The disk is full: the database in ${folder} cannot start. Free some space, then start again.`,
    );
  }
  if (/lock file "postmaster.pid" already exists/.test(said)) {
    return new StartError(`The database in ${folder} is in use by another program. Stop that one, then start again.`);
  }
  const lines = said.split('\n');
  const reason = lines.find((line) => /(FATAL|PANIC):/.test(line)) ?? lines.find((line) => line.includes(':'));
  return damaged(folder, reason?.replace(/^.*?(FATAL|PANIC):\s*/, '').trim() ?? 'it ends without a word');
}

/** A launcher that was killed leaves its database running: it is asked to stop before a new one opens the folder. */
async function stopLeftover(folder: string, log: (line: string) => void): Promise<void> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid) || !(await runsIn(pid, folder))) return;
  log(`LOG:  a database left behind by an earlier start (process ${pid}) is stopped first`);
  process.kill(pid, 'SIGINT');
  for (let waited = 0; isAlive(pid) && waited < 10_000; waited += 100) await pause(100);
}

/** The number may belong to another program by now. */
async function runsIn(pid: number, folder: string): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return command.split('\0').includes(folder);
}

async function stop(server: ChildProcess, ended: Promise<void>): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  // SIGINT is PostgreSQL's fast shutdown; SIGQUIT leaves the rest to recovery at the next start.
  server.kill('SIGINT');
  const timer = setTimeout(() => server.kill('SIGQUIT'), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(timer);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
