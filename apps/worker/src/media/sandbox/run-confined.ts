import { type ChildProcessByStdio, spawn } from 'node:child_process';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { giveWay } from '../give-way.js';
import { type Confined, confine, type Isolation } from './command.js';
import { killGroup } from './kill-group.js';
import { type ExceededLimit, foundNoRoom, LimitExceededError, limitOf, NoRoomError, ProgramError } from './limits.js';

export interface RunControl {
  /** Aborting kills the program at once. */
  signal?: AbortSignal;
  /** Gets every line of the standard output as it comes; without it the output is gathered and answered. */
  onLine?: (line: string) => void;
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

/** Most bytes of output that are gathered: a header that describes a hundred thousand streams is no use to anybody. */
const MOST_OUTPUT = 16 * 2 ** 20;
const KEPT_ERRORS = 4_096;

/**
 * Runs a program that reads what strangers sent.
 *
 * @throws LimitExceededError when it was ended for using more than it may
 * @throws ProgramError when it ended with an error
 */
export function runConfined(isolation: Isolation, confined: Confined, control: RunControl = {}): Promise<string> {
  const { signal } = control;
  signal?.throwIfAborted();
  const [command = '', ...args] = confine(isolation, confined);
  // A session of its own has no terminal, and whatever it starts ends with it. Nothing of our environment is its business.
  const child = spawn(command, args, {
    cwd: confined.folder,
    detached: true,
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin', ...confined.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (confined.isPatient) giveWay(child);
  return follow(child, confined, control);
}

function follow(child: Child, { program, limits }: Confined, { signal, onLine }: RunControl): Promise<string> {
  return new Promise((resolve, reject) => {
    let exceeded: ExceededLimit | null = null;
    let stdout = '';
    let stderr = '';
    const stop = (limit: ExceededLimit) => {
      exceeded ??= limit;
      killGroup(child);
    };
    const abort = () => killGroup(child);
    const timer = setTimeout(() => stop('time'), limits.seconds * 1_000);
    signal?.addEventListener('abort', abort, { once: true });
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      if (stdout.length > MOST_OUTPUT) stop('output');
      if (onLine) stdout = passLines(stdout, onLine);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-KEPT_ERRORS);
    });
    const settle = (act: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      act();
    };
    child.once('error', (error) => settle(() => reject(error)));
    child.once('close', (code, killedBy) =>
      settle(() => {
        if (signal?.aborted) return reject(signal.reason);
        const name = path.basename(program);
        if (exceeded === null && foundNoRoom(stderr)) return reject(new NoRoomError(name));
        if (code === 0 && exceeded === null) return resolve(stdout);
        const error = new ProgramError(lastLine(stderr) || `${name} ended with code ${code ?? killedBy}.`, code);
        const limit = exceeded ?? limitOf({ code, signal: killedBy, stderr });
        reject(limit === null ? error : new LimitExceededError(limit, name, { cause: error }));
      }),
    );
  });
}

/** Answers what follows the last line's end. */
function passLines(text: string, onLine: (line: string) => void): string {
  const lines = text.split('\n');
  const rest = lines.pop() ?? '';
  for (const line of lines) onLine(line);
  return rest;
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1)?.trim() ?? '';
