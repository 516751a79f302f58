import type { Login, Register, ResetPassword, User } from '@argument/contracts';
import { Injectable } from '@nestjs/common';
import { hashPassword, passwordMatches } from '../../core/auth/passwords.js';
import { errors } from '../../core/errors/errors.js';
import { UsersService } from '../users/users.service.js';
import { AccountMailService } from './account-mail.service.js';
import { AuthRepository } from './auth.repository.js';
import { hashSecretToken } from './secret-tokens.js';
import { type Grant, SessionsService } from './sessions.service.js';

@Injectable()
export class AuthService {
  constructor(
    private readonly repository: AuthRepository,
    private readonly sessions: SessionsService,
    private readonly users: UsersService,
    private readonly accountMail: AccountMailService,
  ) {}

  async register(input: Register): Promise<{ user: User; grant: Grant }> {
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
    return this.signIn(found.id, input.rememberMe);
  }

  /** The answer is the same, and comes as fast, whether the address has an account or not. */
  forgotPassword(email: string): void {
    this.accountMail.sendReset(email);
  }

  async resetPassword({ token, password }: ResetPassword): Promise<void> {
    const passwordHash = await hashPassword(password);
    const now = new Date();
    const done = await this.repository.inTransaction(async (tx) => {
      const used = await this.repository.useEmailToken(tx, 'reset', hashSecretToken(token), now);
      if (used) await this.repository.setPassword(tx, used.userId, passwordHash, now);
      return used !== null;
    });
    if (!done) throw errors.emailTokenInvalid();
  }

  async verifyEmail(token: string): Promise<void> {
    const now = new Date();
    const done = await this.repository.inTransaction(async (tx) => {
      const used = await this.repository.useEmailToken(tx, 'verify', hashSecretToken(token), now);
      if (used) await this.repository.markVerified(tx, used.userId, now);
      return used !== null;
    });
    if (!done) throw errors.emailTokenInvalid();
  }

  private async signIn(userId: string, rememberMe: boolean): Promise<{ user: User; grant: Grant }> {
    const grant = await this.sessions.start(userId, rememberMe);
    return { user: await this.users.get(userId), grant };
  }
}
