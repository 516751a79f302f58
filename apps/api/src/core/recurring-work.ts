import type { Logger } from '@argument/observability';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';

/** Work that a process of the API does by the clock. The next turn is skipped while one runs; the end of the process waits for it. */
export abstract class RecurringWork implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  /**
   * @param everyMs time between two turns
   * @param afterFailure what the log says when one failed; the next turn tries again
   */
  protected constructor(
    private readonly everyMs: number,
    private readonly afterFailure: string,
    protected readonly logger: Logger,
  ) {}

  protected abstract turn(): Promise<void>;

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running ??= this.turn()
        .catch((error: unknown) => this.logger.warn({ err: error }, this.afterFailure))
        .finally(() => {
          this.running = undefined;
        });
    }, this.everyMs);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }
}
