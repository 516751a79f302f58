import type { Database, SignIn, Transaction } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE } from '../../core/tokens.js';

/** Where somebody is signed in. A revoked sign-in takes its refresh tokens and its access tokens with it. */
@Injectable()
export class SignInsRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async add(
    tx: Transaction,
    signIn: { id: string; userId: string; rememberMe: boolean; device: string },
  ): Promise<void> {
    await tx.signIn.create({ data: signIn });
  }

  /** Answers when it began. */
  async touch(tx: Transaction, id: string, now: Date): Promise<Date> {
    const select = { createdAt: true } as const;
    return (await tx.signIn.update({ where: { id }, data: { lastUsedAt: now }, select })).createdAt;
  }

  /** Those that can still be renewed, the last used first. */
  list(userId: string, now: Date): Promise<SignIn[]> {
    return this.database.client.$queryRaw<SignIn[]>`
      SELECT s.id, s.user_id AS "userId", s.device, s.remember_me AS "rememberMe", s.created_at AS "createdAt",
        s.last_used_at AS "lastUsedAt", s.revoked_at AS "revokedAt"
      FROM sign_ins s
      WHERE s.user_id = ${userId}::uuid AND s.revoked_at IS NULL AND EXISTS (
        SELECT 1 FROM refresh_tokens t WHERE t.family_id = s.id AND t.used_at IS NULL AND t.expires_at > ${now})
      ORDER BY s.last_used_at DESC LIMIT 100`;
  }

  /** False when there was nothing to end. */
  async revoke(userId: string, id: string, now: Date): Promise<boolean> {
    return (await this.revokeWhere({ userId, id }, now)) > 0;
  }

  /** Ends every sign-in of a user, but for the one that is to stay. */
  async revokeAll(userId: string, now: Date, except: string | null, tx?: Transaction): Promise<void> {
    await this.revokeWhere({ userId, ...(except === null ? {} : { id: { not: except } }) }, now, tx);
  }

  private async revokeWhere(
    where: { userId: string; id?: string | { not: string } },
    now: Date,
    tx: Transaction = this.database.client,
  ): Promise<number> {
    const { count } = await tx.signIn.updateMany({ where: { ...where, revokedAt: null }, data: { revokedAt: now } });
    const { userId, id } = where;
    await tx.refreshToken.updateMany({
      where: { userId, ...(id === undefined ? {} : { familyId: id }), revokedAt: null },
      data: { revokedAt: now },
    });
    return count;
  }
}
