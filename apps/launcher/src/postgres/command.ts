import { type ChildProcess, spawn } from 'node:child_process';
import type { RunAs } from './run-as.js';

/**
 * Starts one of PostgreSQL's programs in a process group of its own, so that Ctrl-C in the terminal reaches the launcher
 * only and the database stops last. Its messages are in English, because some are read here.
 */
export function startCommand(runAs: RunAs, program: string, args: readonly string[]): ChildProcess {
  const [command = program, ...rest] = [...runAs.prefix, program, ...args];
  return spawn(command, rest, {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C' },
    cwd: '/',
    ...(runAs.prefix.length === 0 ? runAs.owner : {}),
  });
}

export interface CommandResult {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a program to its end, with `input` on its standard input. */
export function runCommand(runAs: RunAs, program: string, args: readonly string[], input = ''): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = startCommand(runAs, program, args);
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString('utf8') }));
    child.stdin?.end(input);
  });
}
