import type { Domain } from '@argument/database';
import type { Logger } from '@argument/observability';
import { Inject, Injectable } from '@nestjs/common';
import { AddressBook } from '../../core/address-book.js';
import { AuditLog } from '../../core/audit/audit-log.js';
import { Mailer } from '../../core/mail/mailer.js';
import { RecurringWork } from '../../core/recurring-work.js';
import { LOGGER } from '../../core/tokens.js';
import { UnitOfWork } from '../../core/unit-of-work.js';
import { DomainsRepository } from './domains.repository.js';
import { recordOf } from './domains.service.js';
import { TxtRecords } from './txt-records.js';

/** Time between two looks for names whose day is over; ms. */
const EVERY_MS = 10 * 60_000;
/** Names in one look. */
const BATCH = 20;
/** What was printed must not go dark because of a slip: a name is kept this long without its record; ms. */
const KEPT_MS = 7 * 24 * 60 * 60_000;

/**
 * Looks once a day whether the record of a verified name is still there. When it is gone the owner is told, and after a
 * week without it the name is nobody's: it gets no certificate and shows no links, until it is verified again.
 */
@Injectable()
export class DomainChecksService extends RecurringWork {
  constructor(
    private readonly repository: DomainsRepository,
    private readonly records: TxtRecords,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly mailer: Mailer,
    private readonly addresses: AddressBook,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(EVERY_MS, 'names of workspaces are checked later', logger);
  }

  protected override turn(): Promise<void> {
    return this.check();
  }

  async check(now = new Date()): Promise<void> {
    for (const domain of await this.repository.takeDue(BATCH)) {
      const { name, value } = recordOf(domain);
      const found = await this.records.of(name);
      // Nobody can say: an outage of name servers takes no name away.
      if (found !== null) await this.judge(domain, found.includes(value), now);
    }
  }

  private async judge(domain: Domain, isThere: boolean, now: Date): Promise<void> {
    const { id, missingSince } = domain;
    if (isThere) {
      if (missingSince) await this.unitOfWork.run((tx) => this.repository.setMissing(tx, id, null));
    } else if (missingSince === null) await this.change(domain, 'domain.record_missing', now);
    else if (now.getTime() - missingSince.getTime() >= KEPT_MS) await this.change(domain, 'domain.lost', now);
  }

  private async change(domain: Domain, action: 'domain.record_missing' | 'domain.lost', now: Date): Promise<void> {
    const { id, workspaceId, host } = domain;
    const isLost = action === 'domain.lost';
    const owner = await this.unitOfWork.run(async (tx) => {
      await (isLost ? this.repository.release(tx, id) : this.repository.setMissing(tx, id, now));
      const subject = { subjectType: 'domain', subjectId: id, details: { host } };
      await this.audit.record(tx, { workspaceId, actorId: null, action, ...subject });
      return this.repository.ownerOf(tx, workspaceId);
    });
    if (!owner) return;
    const page = this.addresses.dashboard('/settings/domains');
    const { name, value } = recordOf(domain);
    await this.mailer.send({
      to: owner.email,
      subject: isLost ? `${host} no longer shows your links` : `The record of ${host} is gone`,
      text: isLost
        ? `Hello ${owner.name},\n\nthe TXT record of ${host} has been gone for a week, so we no longer take the name for yours: codes that were printed with it stop working. Your links go on under their usual address.\n\nWrite the record ${name} with the value ${value} and verify the name again: ${page}\n`
        : `Hello ${owner.name},\n\nwe looked for the TXT record of ${host} and did not find it. Everything goes on for a week. Write the record ${name} with the value ${value} again before then, or codes that were printed with this name stop working.\n\nYour names: ${page}\n`,
    });
  }
}
