import { type ChildProcessByStdio, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { type Confined, confine, type Isolation } from './command.js';
import { killGroup } from './kill-group.js';
import { type ExceededLimit, foundNoRoom, LimitExceededError, limitOf, NoRoomError, ProgramError } from './limits.js';

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: unknown): void;
}

const KEPT_ERRORS = 4_096;

/** A confined program that is started before there is work for it, and answers each line of JSON with another. */
export class ConfinedProcess {
  private readonly child: Child;
  private waiting: Waiting | null = null;
  private exceeded: ExceededLimit | null = null;
  private ended: Error | null = null;
  private stderr = '';

  constructor(
    isolation: Isolation,
    private readonly confined: Confined,
  ) {
    const [command = '', ...args] = confine(isolation, confined);
    this.child = spawn(command, args, {
      cwd: confined.folder,
      detached: true,
      env: { PATH: process.env.PATH ?? '/usr/bin:/bin', ...confined.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.stderr = (this.stderr + text).slice(-KEPT_ERRORS);
    });
    createInterface({ input: this.child.stdout }).on('line', (line) => this.answer(line));
    // Writing to one that has just ended: its end tells more.
    this.child.stdin.on('error', () => undefined);
    this.child.once('error', (error) => this.end(error));
    this.child.once('close', (code, signal) => this.end(this.reasonOf(code, signal)));
  }

  get isAlive(): boolean {
    return this.ended === null;
  }

  /**
   * One request at a time. The time limit holds for each; the others for the process as a whole.
   *
   * @throws LimitExceededError when it used more than it may
   * @throws ProgramError when it crashed
   */
  async request(message: unknown, signal?: AbortSignal): Promise<unknown> {
    signal?.throwIfAborted();
    if (this.ended) throw this.ended;
    const abort = () => this.stop();
    signal?.addEventListener('abort', abort, { once: true });
    const timer = setTimeout(() => {
      this.exceeded = 'time';
      this.stop();
    }, this.confined.limits.seconds * 1_000);
    try {
      return await new Promise((resolve, reject) => {
        this.waiting = { resolve, reject };
        this.child.stdin.write(`${JSON.stringify(message)}\n`);
      });
    } catch (error) {
      throw signal?.aborted ? signal.reason : error;
    } finally {
      this.waiting = null;
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    }
  }

  stop(): void {
    if (this.ended === null) killGroup(this.child);
  }

  /** A program that was taken over may say anything: what is no JSON ends it. */
  private answer(line: string): void {
    try {
      this.waiting?.resolve(JSON.parse(line));
    } catch {
      this.stop();
    }
  }

  private end(error: Error): void {
    this.ended ??= error;
    this.waiting?.reject(this.ended);
  }

  private reasonOf(code: number | null, signal: NodeJS.Signals | null): Error {
    const name = path.basename(this.confined.program);
    if (this.exceeded === null && foundNoRoom(this.stderr)) return new NoRoomError(name);
    const limit = this.exceeded ?? limitOf({ code, signal, stderr: this.stderr });
    const last = this.stderr.trim().split('\n').at(-1)?.trim();
    const cause = new ProgramError(last || `${name} ended with code ${code ?? signal}.`, code);
    return limit === null ? cause : new LimitExceededError(limit, name, { cause });
  }
}
