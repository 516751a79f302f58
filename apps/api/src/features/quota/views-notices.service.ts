import type { Logger } from '@argument/observability';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { AddressBook } from '../../core/address-book.js';
import { Mailer } from '../../core/mail/mailer.js';
import { LOGGER } from '../../core/tokens.js';
import { QuotaRepository } from './quota.repository.js';

/** Time between two looks; ms. */
const EVERY_MS = 30_000;

/** Tells owners by mail, once a month, that the views of their plan are used up and what that means. */
@Injectable()
export class ViewsNoticesService implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly repository: QuotaRepository,
    private readonly mailer: Mailer,
    private readonly addresses: AddressBook,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running = this.tell().catch((error: unknown) => {
        this.logger.warn({ err: error }, 'owners are told later that their views are used up');
      });
    }, EVERY_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Whoever takes a workspace tells its owner: of several processes one does. */
  async tell(): Promise<void> {
    for (const { name, email, ownerName } of await this.repository.takeUntold()) {
      await this.mailer.send({
        to: email,
        subject: 'The views of this month are used up',
        text: `Hello ${ownerName},\n\nthe pictures of "${name}" were seen more often this month than its plan includes. Nothing printed goes dark: every picture goes on playing, with its smallest video. On the first of next month (UTC) the sharp ones are back, or as soon as the workspace gets a larger plan.\n\nWhat is used: ${this.addresses.dashboard('/settings')}\n`,
      });
    }
  }
}
