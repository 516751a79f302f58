import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { ownFlags } from '../own-flags.js';
import type { TaskAnswer } from './serve-tasks.js';

/** A process without work gives back its memory (of OpenCV's 200 MB) after this time, ms. */
const IDLE_MS = 600_000;
/** Longest task, ms; a large picture takes two seconds on a quiet machine. */
const TIMEOUT_MS = 120_000;

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** A program that computes what it is asked in a process of its own, started when it is needed. */
export class TaskProcess<I, R> {
  private child: ChildProcess | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  private idle: NodeJS.Timeout | null = null;

  /** @param program a script that calls `serveTasks` */
  constructor(private readonly program: URL) {}

  /** Starts it before it is asked. */
  prepare(): void {
    this.open();
    this.rest();
  }

  /**
   * @param signal aborting it ends the process: there is no other way to interrupt a computation
   * @throws Error when the process ended, or the task took longer than two minutes
   */
  async run(input: I, signal?: AbortSignal): Promise<R> {
    signal?.throwIfAborted();
    const child = this.open();
    const stop = () => child.kill('SIGKILL');
    const timer = setTimeout(stop, TIMEOUT_MS);
    signal?.addEventListener('abort', stop, { once: true });
    try {
      return (await this.ask(child, input)) as R;
    } catch (error) {
      throw signal?.aborted ? signal.reason : error;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      this.rest();
    }
  }

  async close(): Promise<void> {
    if (this.idle) clearTimeout(this.idle);
    const { child } = this;
    if (child === null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  private ask(child: ChildProcess, input: I): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = ++this.lastId;
      this.waiting.set(id, { resolve, reject });
      child.send({ id, input }, (error) => {
        if (error) this.settle(id, ({ reject }) => reject(error));
      });
    });
  }

  private open(): ChildProcess {
    if (this.idle) clearTimeout(this.idle);
    if (this.child) return this.child;
    // Typed arrays travel as they are.
    const child = fork(this.program, {
      execArgv: ownFlags(),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.on('message', (answer: TaskAnswer) => {
      this.settle(answer.id, ({ resolve, reject }) =>
        'error' in answer ? reject(new Error(answer.error)) : resolve(answer.result),
      );
    });
    child.once('error', (error) => this.lose(child, error));
    child.once('exit', (code, by) =>
      this.lose(child, new Error(`${path.basename(this.program.pathname)} ended with ${code ?? by}.`)),
    );
    this.child = child;
    return child;
  }

  private lose(child: ChildProcess, error: Error): void {
    if (this.child !== child) return;
    this.child = null;
    for (const id of [...this.waiting.keys()]) this.settle(id, ({ reject }) => reject(error));
  }

  private settle(id: number, act: (waiting: Waiting) => void): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (waiting) act(waiting);
  }

  /** Neither the process nor its timer keeps the worker from ending. */
  private rest(): void {
    if (this.waiting.size > 0 || this.child === null) return;
    if (this.idle) clearTimeout(this.idle);
    this.idle = setTimeout(() => this.child?.kill(), IDLE_MS).unref();
  }
}
