/** Longest that a run stands by in all, in ms: on a server that is never idle, its turn comes as well. */
const PATIENCE_MS = 120_000;

/** What ends often begins something else that is awaited, such as publishing what was made; ms. */
const SETTLING_MS = 1_000;

/** What somebody waits for goes first; what nobody waits for stands by meanwhile. Of one process. */
export class Standby {
  private awaited = 0;
  private readonly wakers = new Set<() => void>();

  constructor(
    private readonly patienceMs = PATIENCE_MS,
    private readonly settlingMs = SETTLING_MS,
  ) {}

  /** Something begins that somebody waits for. The answer ends it, soon after; ending it twice does nothing. */
  begin(): () => void {
    this.awaited++;
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      const settled = setTimeout(() => {
        this.awaited--;
        if (this.awaited === 0) for (const wake of [...this.wakers]) wake();
      }, this.settlingMs);
      settled.unref();
    };
  }

  /** Of one run that can wait: its `pause` resolves at once unless something awaited runs. */
  turn(signal: AbortSignal, patienceMs = this.patienceMs): { pause(): Promise<void> } {
    let leftMs = patienceMs;
    return {
      pause: async () => {
        signal.throwIfAborted();
        while (this.awaited > 0 && leftMs > 0) {
          const since = performance.now();
          await this.change(signal, leftMs);
          leftMs -= performance.now() - since;
          signal.throwIfAborted();
        }
      },
    };
  }

  /** Resolves when nothing awaited runs any more, when the time is up, or with the signal. */
  private change(signal: AbortSignal, mostMs: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        this.wakers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, mostMs);
      signal.addEventListener('abort', wake, { once: true });
      this.wakers.add(wake);
    });
  }
}
