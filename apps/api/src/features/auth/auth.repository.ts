import {
  type Database,
  type EmailTokenPurpose,
  isUniqueViolation,
  newId,
  type RefreshToken,
  type Transaction,
  type User,
} from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import { insertUser, type NewUser } from '../../core/auth/new-user.js';
import { DATABASE } from '../../core/tokens.js';

export type RefreshTokenWithUser = RefreshToken & { user: { blockedAt: Date | null } };

@Injectable()
export class AuthRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.inTransaction(work);
  }

  findByEmail(email: string): Promise<User | null> {
    return this.database.client.user.findUnique({ where: { email } });
  }

  /** A user with a workspace of their own. Null when the address is taken. */
  async createUser(input: NewUser): Promise<User | null> {
    try {
      return await this.database.inTransaction((tx) => insertUser(tx, input));
    } catch (error) {
      if (isUniqueViolation(error)) return null;
      throw error;
    }
  }

  async addRefreshToken(
    token: { userId: string; familyId: string; tokenHash: string; rememberMe: boolean; expiresAt: Date },
    tx: Transaction = this.database.client,
  ): Promise<void> {
    await tx.refreshToken.create({ data: { id: newId(), ...token } });
  }

  findRefreshToken(tokenHash: string): Promise<RefreshTokenWithUser | null> {
    return this.database.client.refreshToken.findUnique({
      where: { tokenHash },
      include: { user: { select: { blockedAt: true } } },
    });
  }

  /** False when somebody used it before. */
  async useRefreshToken(id: string, now: Date, tx: Transaction): Promise<boolean> {
    const { count } = await tx.refreshToken.updateMany({
      where: { id, usedAt: null, revokedAt: null },
      data: { usedAt: now },
    });
    return count === 1;
  }

  async addEmailToken(token: {
    userId: string;
    purpose: EmailTokenPurpose;
    tokenHash: string;
    newEmail?: string;
    expiresAt: Date;
  }): Promise<void> {
    await this.database.client.emailToken.create({ data: { id: newId(), ...token } });
  }

  /** Answers the user of a token that was good until now; a second use finds nothing. */
  async useEmailToken(
    tx: Transaction,
    purpose: EmailTokenPurpose,
    tokenHash: string,
    now: Date,
  ): Promise<{ userId: string; newEmail: string | null } | null> {
    const { count } = await tx.emailToken.updateMany({
      where: { tokenHash, purpose, usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    });
    if (count === 0) return null;
    return tx.emailToken.findUniqueOrThrow({ where: { tokenHash }, select: { userId: true, newEmail: true } });
  }

  /** Sets the password and ends every other open reset, and trusts the address the message went to. */
  async setPassword(tx: Transaction, userId: string, passwordHash: string, now: Date): Promise<void> {
    await tx.user.update({ where: { id: userId }, data: { passwordHash } });
    await tx.user.updateMany({ where: { id: userId, emailVerifiedAt: null }, data: { emailVerifiedAt: now } });
    await tx.emailToken.updateMany({ where: { userId, purpose: 'reset', usedAt: null }, data: { usedAt: now } });
  }

  find(userId: string): Promise<User> {
    return this.database.client.user.findUniqueOrThrow({ where: { id: userId } });
  }

  /** For the same password in a better hash. */
  async setHash(userId: string, passwordHash: string): Promise<void> {
    await this.database.client.user.update({ where: { id: userId }, data: { passwordHash } });
  }

  /** Answers the address. */
  async markVerified(tx: Transaction, userId: string, now: Date): Promise<string> {
    await tx.user.updateMany({ where: { id: userId, emailVerifiedAt: null }, data: { emailVerifiedAt: now } });
    return (await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } })).email;
  }

  async makeOperator(tx: Transaction, userId: string): Promise<void> {
    await tx.user.update({ where: { id: userId }, data: { isOperator: true } });
  }

  /** The new address is confirmed by the message that went there. False when somebody else took it meanwhile. */
  async setEmail(tx: Transaction, userId: string, email: string, now: Date): Promise<boolean> {
    if ((await tx.user.count({ where: { email } })) > 0) return false;
    await tx.user.update({ where: { id: userId }, data: { email, emailVerifiedAt: now } });
    await tx.emailToken.updateMany({ where: { userId, usedAt: null }, data: { usedAt: now } });
    return true;
  }
}
