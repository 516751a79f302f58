import type { Logger } from '@argument/observability';
import { Inject, Injectable } from '@nestjs/common';
import { AddressBook } from '../../core/address-book.js';
import { Mailer } from '../../core/mail/mailer.js';
import { RecurringWork } from '../../core/recurring-work.js';
import { LOGGER } from '../../core/tokens.js';
import { QuotaRepository } from './quota.repository.js';

/** Time between two looks; ms. */
const EVERY_MS = 30_000;

/** Tells owners by mail, once a month, that the views of their plan are used up and what that means. */
@Injectable()
export class ViewsNoticesService extends RecurringWork {
  constructor(
    private readonly repository: QuotaRepository,
    private readonly mailer: Mailer,
    private readonly addresses: AddressBook,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(EVERY_MS, 'owners are told later that their views are used up', logger);
  }

  protected override turn(): Promise<void> {
    return this.tell();
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
