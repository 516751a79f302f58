import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { WorkerEnv } from '../src/env.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Compiles the worker: the process under test is the real one, and never an old build. */
export async function buildWorker(): Promise<void> {
  const tsc = fileURLToPath(new URL('../../../node_modules/typescript/bin/tsc', import.meta.url));
  await promisify(execFile)(process.execPath, [tsc, '-b', 'apps/worker'], { cwd: ROOT });
}

/** The worker as it runs in earnest, to be killed and stopped; see {@link buildWorker}. */
export class WorkerProcess {
  private child: ChildProcess | null = null;

  constructor(
    private readonly env: Pick<WorkerEnv, 'DATABASE_URL' | 'ARGUMENT_HOME' | 'APP_SECRET'>,
    private readonly more: NodeJS.ProcessEnv = {},
    /** Words before the command that start it in their own way, such as within limits. */
    private readonly within: readonly string[] = [],
  ) {}

  get pid(): number {
    if (this.child?.pid === undefined) throw new Error('The worker does not run.');
    return this.child.pid;
  }

  start(): void {
    const { DATABASE_URL, ARGUMENT_HOME, APP_SECRET } = this.env;
    const [program = '', ...args] = [...this.within, process.execPath, 'apps/worker/dist/main.js'];
    this.child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, DATABASE_URL, ARGUMENT_HOME, APP_SECRET, LOG_LEVEL: 'error', ...this.more },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  }

  signal(name: 'SIGSTOP' | 'SIGCONT'): void {
    this.child?.kill(name);
  }

  async kill(): Promise<void> {
    const { child } = this;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
}
