import type { Login, Register, ResetPassword, User } from '@argument/contracts';
import type { Logger } from '@argument/observability';
import { Inject, Injectable } from '@nestjs/common';
import { BreachedPasswords } from '../../core/auth/breached-passwords.js';
import { mustNotBeCommon } from '../../core/auth/common-passwords.js';
import { hashPassword, isOutdated, passwordMatches } from '../../core/auth/passwords.js';
import { hashSecretToken } from '../../core/auth/secret-tokens.js';
import { errors } from '../../core/errors/errors.js';
import { ENV, LOGGER } from '../../core/tokens.js';
import type { ApiEnv } from '../../env.js';
import { TwoFactorService } from '../two-factor/two-factor.service.js';
import { UsersService } from '../users/users.service.js';
import { AccountService } from './account.service.js';
import { AccountMailService } from './account-mail.service.js';
import { AuthRepository } from './auth.repository.js';
import { type Grant, SessionsService } from './sessions.service.js';
import { SignInsRepository } from './sign-ins.repository.js';

@Injectable()
export class AuthService {
  constructor(
    private readonly repository: AuthRepository,
    private readonly sessions: SessionsService,
    private readonly users: UsersService,
    private readonly account: AccountService,
    private readonly signIns: SignInsRepository,
    private readonly accountMail: AccountMailService,
    private readonly twoFactor: TwoFactorService,
    private readonly breached: BreachedPasswords,
    @Inject(ENV) private readonly env: Pick<ApiEnv, 'OPERATOR_EMAILS'>,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async register(input: Register): Promise<{ user: User; grant: Grant }> {
    mustNotBeCommon(input.password, input);
    await this.breached.refuse(input.password);
    const passwordHash = await hashPassword(input.password);
    const created = await this.repository.createUser({ email: input.email, name: input.name, passwordHash });
    if (!created) throw errors.emailTaken();
    this.accountMail.sendVerification(created);
    return this.signIn(created.id, false);
  }

  async login(input: Login): Promise<{ user: User; grant: Grant }> {
    const found = await this.repository.findByEmail(input.email);
    const matches = await passwordMatches(found?.passwordHash ?? null, input.password);
    if (!found || !matches) throw errors.badCredentials();
    if (found.blockedAt) throw errors.blocked();
    if (found.passwordHash && isOutdated(found.passwordHash)) {
      await this.repository.setHash(found.id, await hashPassword(input.password));
    }
    await this.twoFactor.assertCode(found.id, input.code);
    return this.signIn(found.id, input.rememberMe);
  }

  /** The answer is the same, and comes as fast, whether the address has an account or not. */
  forgotPassword(email: string): void {
    this.accountMail.sendReset(email);
  }

  async resetPassword({ token, password }: ResetPassword): Promise<void> {
    mustNotBeCommon(password);
    await this.breached.refuse(password);
    const passwordHash = await hashPassword(password);
    const now = new Date();
    const done = await this.repository.inTransaction(async (tx) => {
      const used = await this.repository.useEmailToken(tx, 'reset', hashSecretToken(token), now);
      if (used) {
        await this.repository.setPassword(tx, used.userId, passwordHash, now);
        await this.repository.takeOver(tx, used.userId, now);
        await this.signIns.revokeAll(used.userId, now, null, tx);
        await this.account.recordChange(tx, used.userId, 'password.reset');
      }
      return used !== null;
    });
    if (!done) throw errors.emailTokenInvalid();
  }

  async verifyEmail(token: string): Promise<void> {
    const now = new Date();
    const tokenHash = hashSecretToken(token);
    const done = await this.repository.inTransaction(async (tx) => {
      const used = await this.repository.useEmailToken(tx, 'verify', tokenHash, now);
      if (!used) return this.account.confirmNewEmail(tx, tokenHash, now);
      const email = await this.repository.markVerified(tx, used.userId, now);
      if (this.env.OPERATOR_EMAILS.includes(email)) await this.repository.makeOperator(tx, used.userId);
      return true;
    });
    if (!done) throw errors.emailTokenInvalid();
  }

  /** For who has proved who they are. */
  async signIn(userId: string, rememberMe: boolean): Promise<{ user: User; grant: Grant }> {
    const grant = await this.sessions.start(userId, rememberMe);
    this.logger.info({ userId }, 'signed in');
    return { user: await this.users.get(userId), grant };
  }
}
