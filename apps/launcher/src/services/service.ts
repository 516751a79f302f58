import { type ChildProcess, fork } from 'node:child_process';
import { logLine, pipeLines } from './log.js';
import { afterEnding } from './restart-policy.js';

export interface ServiceSpec {
  readonly name: string;
  /** Absolute path of the script. */
  readonly script: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Loaded into every service first; ends it when the launcher is gone. */
const GUARD = new URL('./guard.js', import.meta.url).href;
/** After this, in ms, a service that does not stop by itself is ended. */
const STOP_TIMEOUT_MS = 6_500;

/** A process that is started again when it crashes. */
export class Service {
  private child: ChildProcess | null = null;
  private crashes = 0;
  private stopping = false;
  private restartTimer: NodeJS.Timeout | undefined;

  /** @param onGivenUp called when it will not be started again */
  constructor(
    private readonly spec: ServiceSpec,
    private readonly isPlatformReady: () => boolean,
    private readonly onGivenUp: (reason: string) => void,
  ) {}

  get name(): string {
    return this.spec.name;
  }

  start(): void {
    const startedAt = Date.now();
    const { name, script, args, cwd, env } = this.spec;
    const child = fork(script, [...args], {
      cwd,
      env,
      // A group of its own: Ctrl-C reaches the launcher only, which stops everything in the right order.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      execArgv: ['--enable-source-maps', '--import', GUARD],
    });
    this.child = child;
    let lastLine = '';
    pipeLines(name, child.stdout);
    pipeLines(name, child.stderr, (line) => {
      lastLine = line;
    });
    child.once('error', (error) => logLine(name, `cannot be run: ${error.message}`));
    child.once('exit', (code, signal) => {
      this.child = null;
      if (!this.stopping) this.ended(code, signal, Date.now() - startedAt, lastLine);
    });
  }

  /** Ends within {@link STOP_TIMEOUT_MS}, by force if need be. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.restartTimer);
    const { child } = this;
    if (!child) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    const timer = setTimeout(() => {
      logLine(this.name, 'does not stop by itself and is ended');
      child.kill('SIGKILL');
    }, STOP_TIMEOUT_MS);
    await ended;
    clearTimeout(timer);
  }

  private ended(exitCode: number | null, signal: NodeJS.Signals | null, livedMs: number, lastLine: string): void {
    const how = signal ? `was ended by ${signal}` : `ended with code ${exitCode ?? 'unknown'}`;
    const decision = afterEnding({
      exitCode,
      livedMs,
      earlierCrashes: this.crashes,
      wasReady: this.isPlatformReady(),
    });
    if (!decision.restart) {
      this.onGivenUp(`The ${this.name} ${how} and is not started again. ${lastLine}`.trim());
      return;
    }
    this.crashes = decision.crashes;
    logLine(this.name, `${how}; it is started again in ${decision.afterMs / 1000} s`);
    this.restartTimer = setTimeout(() => this.start(), decision.afterMs);
  }
}
