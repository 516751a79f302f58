export interface LogShipperOptions {
  /** Takes POSTs of lines of JSON (`application/x-ndjson`), and answers 2xx once it has them. */
  url: string;
  /** Sent as bearer. */
  token?: string | undefined;
  /** How long lines are gathered; ms. */
  gatherMs?: number;
  /** Lines that wait while the other system cannot be reached; the oldest go first. */
  mostLines?: number;
}

/** Lines of one POST. */
const BATCH = 1_000;
const LONGEST_POST_MS = 10_000;
const LONGEST_PAUSE_MS = 30_000;
/** At the end nobody waits longer for what is left. */
const LAST_POST_MS = 3_000;

/**
 * Copies every line of a process's log to another system, in order, so that what happened here can be read there when this
 * machine is gone or somebody has changed its files. The process never waits for it. Lines that had to be given up are counted,
 * and the next line says so.
 */
export class LogShipper {
  private waiting: string[] = [];
  private lost = 0;
  private timer: NodeJS.Timeout | null = null;
  private sending: Promise<boolean> | null = null;
  private failures = 0;

  constructor(private readonly options: LogShipperOptions) {}

  write(line: string): void {
    this.waiting.push(line.endsWith('\n') ? line : `${line}\n`);
    const over = this.waiting.length - (this.options.mostLines ?? 20_000);
    if (over > 0) {
      this.waiting.splice(0, over);
      this.lost += over;
    }
    this.plan(this.options.gatherMs ?? 1_000);
  }

  /** Sends what is left, once. */
  async close(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    await this.sending;
    while (this.waiting.length > 0 && (await this.send(LAST_POST_MS)));
  }

  private plan(inMs: number): void {
    if (this.timer || this.sending) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      void this.send(LONGEST_POST_MS).then(() => {
        if (this.waiting.length === 0) return;
        this.plan(this.failures === 0 ? 0 : Math.min(LONGEST_PAUSE_MS, 500 * 2 ** this.failures));
      });
    }, inMs).unref();
  }

  private send(withinMs: number): Promise<boolean> {
    this.sending = this.post(withinMs).finally(() => {
      this.sending = null;
    });
    return this.sending;
  }

  /** False when it was not taken: the lines wait at the front, in their order. */
  private async post(withinMs: number): Promise<boolean> {
    const lines = this.waiting.splice(0, BATCH);
    const { url, token } = this.options;
    const notice = this.lost === 0 ? '' : noticeOf(this.lost);
    const told = this.lost;
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-ndjson',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: notice + lines.join(''),
        redirect: 'error',
        signal: AbortSignal.timeout(withinMs),
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`The answer was ${answer.status}.`);
      this.lost -= told;
      this.failures = 0;
      return true;
    } catch {
      // Not logged: that line would have to be sent as well. The log on standard output stays whole.
      this.failures += 1;
      this.waiting = [...lines, ...this.waiting];
      return false;
    }
  }
}

const noticeOf = (lost: number): string =>
  `${JSON.stringify({ level: 'warn', time: new Date().toISOString(), msg: 'lines of the log were lost on their way', lost })}\n`;
