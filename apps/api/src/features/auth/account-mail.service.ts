import type { EmailTokenPurpose, User } from '@argument/database';
import type { Logger } from '@argument/observability';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { AddressBook } from '../../core/address-book.js';
import { newSecretToken } from '../../core/auth/secret-tokens.js';
import { Mailer } from '../../core/mail/mailer.js';
import { LOGGER } from '../../core/tokens.js';
import { AuthRepository } from './auth.repository.js';

const HOUR_MS = 60 * 60 * 1000;
const RESET_MS = HOUR_MS;
const VERIFY_MS = 7 * 24 * HOUR_MS;

/** Messages about accounts. They are sent behind the answer: a slow mail server delays nobody and reveals nothing. */
@Injectable()
export class AccountMailService implements OnApplicationShutdown {
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly repository: AuthRepository,
    private readonly mailer: Mailer,
    private readonly addresses: AddressBook,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  sendVerification(user: User): void {
    this.behind(async () => {
      const url = await this.tokenUrl(user.id, 'verify', VERIFY_MS, '/verify-email');
      await this.mailer.send({
        to: user.email,
        subject: 'Confirm your e-mail address',
        text: `Hello ${user.name},\n\nconfirm your e-mail address for ARgument:\n\n${url}\n\nThe link works for 7 days. If you did not sign up, ignore this message.\n`,
      });
    });
  }

  sendReset(email: string): void {
    this.behind(async () => {
      const user = await this.repository.findByEmail(email);
      if (!user || user.blockedAt) return;
      const url = await this.tokenUrl(user.id, 'reset', RESET_MS, '/reset-password');
      await this.mailer.send({
        to: user.email,
        subject: 'Choose a new password',
        text: `Hello ${user.name},\n\nchoose a new password for ARgument:\n\n${url}\n\nThe link works once, for 1 hour. If you did not ask for it, ignore this message: your password stays as it is.\n`,
      });
    });
  }

  /** So that nobody gets another way in unnoticed. */
  sendLinked(user: User, provider: string): void {
    this.behind(() =>
      this.mailer.send({
        to: user.email,
        subject: 'Your account has another way in',
        text: `Hello ${user.name},\n\nfrom now on you can sign in to ARgument by ${provider} as well. If it was not you, take it off under Settings, Account, and choose a new password.\n`,
      }),
    );
  }

  /** To the new address; its present one is told, too. */
  sendEmailChange(user: User, newEmail: string): void {
    this.behind(async () => {
      const url = await this.tokenUrl(user.id, 'change', RESET_MS, '/verify-email', newEmail);
      await this.mailer.send({
        to: newEmail,
        subject: 'Confirm your new e-mail address',
        text: `Hello ${user.name},\n\nconfirm that you want to use this address for ARgument:\n\n${url}\n\nThe link works once, for 1 hour. If you did not ask for it, ignore this message.\n`,
      });
      await this.mailer.send({
        to: user.email,
        subject: 'Your e-mail address is about to change',
        text: `Hello ${user.name},\n\nsomebody who knows your password asked to use another address for your account on ARgument. If it was not you, choose a new password now.\n`,
      });
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.underWay);
  }

  private async tokenUrl(
    userId: string,
    purpose: EmailTokenPurpose,
    lifeMs: number,
    path: string,
    newEmail?: string,
  ): Promise<string> {
    const { token, tokenHash } = newSecretToken();
    const expiresAt = new Date(Date.now() + lifeMs);
    await this.repository.addEmailToken({ userId, purpose, tokenHash, expiresAt, ...(newEmail ? { newEmail } : {}) });
    return `${this.addresses.dashboard(path)}?token=${token}`;
  }

  private behind(work: () => Promise<void>): void {
    const run = work()
      .catch((error: unknown) => this.logger.error({ err: error }, 'a message about an account was not sent'))
      .finally(() => this.underWay.delete(run));
    this.underWay.add(run);
  }
}
