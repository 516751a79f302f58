import { type Database, newId, type Transaction, type User } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE } from '../../core/tokens.js';

const factor = { email: true, passwordHash: true, totpSecret: true, totpEnabledAt: true } as const;

type Factor = Pick<User, keyof typeof factor>;

@Injectable()
export class TwoFactorRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.inTransaction(work);
  }

  find(userId: string): Promise<Factor> {
    return this.database.client.user.findUniqueOrThrow({ where: { id: userId }, select: factor });
  }

  recoveryCodesLeft(userId: string): Promise<number> {
    return this.database.client.recoveryCode.count({ where: { userId, usedAt: null } });
  }

  /** A secret that is not in force yet; false when another one is. */
  async propose(userId: string, sealedSecret: string): Promise<boolean> {
    const { count } = await this.database.client.user.updateMany({
      where: { id: userId, totpEnabledAt: null },
      data: { totpSecret: sealedSecret, totpLastStep: null },
    });
    return count === 1;
  }

  /** Puts the secret in force that a code has proved; false when another was proposed or put in force meanwhile. */
  async enable(tx: Transaction, userId: string, sealedSecret: string, now: Date): Promise<boolean> {
    const { count } = await tx.user.updateMany({
      where: { id: userId, totpSecret: sealedSecret, totpEnabledAt: null },
      data: { totpEnabledAt: now },
    });
    return count === 1;
  }

  async disable(tx: Transaction, userId: string): Promise<void> {
    await tx.user.update({
      where: { id: userId },
      data: { totpSecret: null, totpEnabledAt: null, totpLastStep: null },
    });
    await tx.recoveryCode.deleteMany({ where: { userId } });
  }

  async setRecoveryCodes(tx: Transaction, userId: string, hashes: readonly string[]): Promise<void> {
    // One after the other: of two at once neither would see, and delete, the codes of the other.
    await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
    await tx.recoveryCode.deleteMany({ where: { userId } });
    await tx.recoveryCode.createMany({ data: hashes.map((codeHash) => ({ id: newId(), userId, codeHash })) });
  }

  /** False when a code of this step or a later one was used before. */
  async useStep(tx: Transaction, userId: string, step: number): Promise<boolean> {
    const { count } = await tx.user.updateMany({
      where: { id: userId, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
      data: { totpLastStep: step },
    });
    return count === 1;
  }

  async useRecoveryCode(tx: Transaction, userId: string, codeHash: string, now: Date): Promise<boolean> {
    const { count } = await tx.recoveryCode.updateMany({
      where: { userId, codeHash, usedAt: null },
      data: { usedAt: now },
    });
    return count === 1;
  }
}
