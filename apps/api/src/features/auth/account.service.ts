import type { ChangeEmail, ChangePassword, SignIn } from '@argument/contracts';
import type { Transaction } from '@argument/database';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../core/audit/audit-log.js';
import { BreachedPasswords } from '../../core/auth/breached-passwords.js';
import { mustNotBeCommon } from '../../core/auth/common-passwords.js';
import { hashPassword, passwordMatches } from '../../core/auth/passwords.js';
import type { Principal } from '../../core/auth/principal.js';
import { errors } from '../../core/errors/errors.js';
import { AccountMailService } from './account-mail.service.js';
import { AuthRepository } from './auth.repository.js';
import { SignInsRepository } from './sign-ins.repository.js';

/** What somebody does with their own account. */
@Injectable()
export class AccountService {
  constructor(
    private readonly breached: BreachedPasswords,
    private readonly repository: AuthRepository,
    private readonly signIns: SignInsRepository,
    private readonly accountMail: AccountMailService,
    private readonly audit: AuditLog,
  ) {}

  /** The sign-in that asks stays, every other ends. */
  async changePassword(me: Principal, { currentPassword, password }: ChangePassword): Promise<void> {
    const user = await this.assertPassword(me.userId, currentPassword);
    mustNotBeCommon(password, user);
    await this.breached.refuse(password);
    const passwordHash = await hashPassword(password);
    const now = new Date();
    await this.repository.inTransaction(async (tx) => {
      await this.repository.setPassword(tx, me.userId, passwordHash, now);
      await this.signIns.revokeAll(me.userId, now, me.signInId, tx);
      await this.recordChange(tx, me.userId, 'password.changed');
    });
  }

  /** The answer is the same whether the address is free or not; only its owner gets the message that makes it work. */
  async changeEmail(me: Principal, { currentPassword, email }: ChangeEmail): Promise<void> {
    const user = await this.assertPassword(me.userId, currentPassword);
    this.accountMail.sendEmailChange(user, email);
  }

  /** False when the token is of no use, or the address has been taken meanwhile. */
  async confirmNewEmail(tx: Transaction, tokenHash: string, now: Date): Promise<boolean> {
    const used = await this.repository.useEmailToken(tx, 'change', tokenHash, now);
    if (!used?.newEmail || !(await this.repository.setEmail(tx, used.userId, used.newEmail, now))) return false;
    await this.recordChange(tx, used.userId, 'email.changed');
    return true;
  }

  async sessions(me: Principal): Promise<{ items: SignIn[] }> {
    const rows = await this.signIns.list(me.userId, new Date());
    return {
      items: rows.map((row) => ({
        id: row.id,
        device: row.device,
        current: row.id === me.signInId,
        createdAt: row.createdAt.toISOString(),
        lastUsedAt: row.lastUsedAt.toISOString(),
      })),
    };
  }

  async endSession(me: Principal, id: string): Promise<void> {
    if (!(await this.signIns.revoke(me.userId, id, new Date()))) throw errors.notFound('session');
  }

  endOtherSessions(me: Principal): Promise<void> {
    return this.signIns.revokeAll(me.userId, new Date(), me.signInId);
  }

  recordChange(tx: Transaction, userId: string, action: string): Promise<void> {
    const subject = { subjectType: 'user', subjectId: userId };
    return this.audit.record(tx, { workspaceId: null, actorId: userId, action, ...subject });
  }

  private async assertPassword(userId: string, password: string) {
    const user = await this.repository.find(userId);
    if (!(await passwordMatches(user.passwordHash, password))) throw errors.wrongPassword();
    return user;
  }
}
