import type { RecoveryCodes, TwoFactor, TwoFactorSetup } from '@argument/contracts';
import type { Transaction } from '@argument/database';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../core/audit/audit-log.js';
import { passwordMatches } from '../../core/auth/passwords.js';
import { SecretBox } from '../../core/auth/secret-box.js';
import { errors } from '../../core/errors/errors.js';
import { RateLimiter } from '../../core/limits/rate-limiter.js';
import { hashRecoveryCode, newRecoveryCodes, newSecret, otpauthUrl, stepOf } from './authenticator.js';
import { twoFactorErrors } from './two-factor.errors.js';
import { TwoFactorRepository } from './two-factor.repository.js';

/** Codes that may be tried for one account, wherever they come from. */
const TRIES = 10;
const TRIES_SECONDS = 15 * 60;

/** A code of an authenticator app beside the password, with recovery codes for when the app is lost. */
@Injectable()
export class TwoFactorService {
  constructor(
    private readonly repository: TwoFactorRepository,
    private readonly box: SecretBox,
    private readonly limiter: RateLimiter,
    private readonly audit: AuditLog,
  ) {}

  async read(userId: string): Promise<TwoFactor> {
    const { totpEnabledAt } = await this.repository.find(userId);
    return { enabled: totpEnabledAt !== null, recoveryCodesLeft: await this.repository.recoveryCodesLeft(userId) };
  }

  async begin(userId: string, password: string): Promise<TwoFactorSetup> {
    const { email } = await this.assertPassword(userId, password);
    const secret = newSecret();
    if (!(await this.repository.propose(userId, this.box.seal(secret)))) throw twoFactorErrors.inForce();
    return { secret, otpauthUrl: otpauthUrl(secret, email) };
  }

  async enable(userId: string, code: string): Promise<RecoveryCodes> {
    const { totpSecret, totpEnabledAt } = await this.repository.find(userId);
    if (totpEnabledAt) throw twoFactorErrors.inForce();
    if (!totpSecret) throw twoFactorErrors.notBegun();
    await this.takeTry(userId);
    const step = stepOf(this.box.open(totpSecret), code, Date.now());
    if (step === null) throw twoFactorErrors.setupCodeWrong();
    return this.repository.inTransaction(async (tx) => {
      if (!(await this.repository.enable(tx, userId, totpSecret, new Date()))) throw twoFactorErrors.notBegun();
      await this.repository.useStep(tx, userId, step);
      const codes = await this.renewCodes(tx, userId);
      await this.record(tx, userId, 'two_factor.enabled');
      return codes;
    });
  }

  async renew(userId: string, password: string): Promise<RecoveryCodes> {
    const { totpEnabledAt } = await this.assertPassword(userId, password);
    if (!totpEnabledAt) throw twoFactorErrors.notBegun();
    return this.repository.inTransaction(async (tx) => {
      const codes = await this.renewCodes(tx, userId);
      await this.record(tx, userId, 'two_factor.codes_renewed');
      return codes;
    });
  }

  async disable(userId: string, password: string): Promise<void> {
    await this.assertPassword(userId, password);
    await this.repository.inTransaction(async (tx) => {
      await this.repository.disable(tx, userId);
      await this.record(tx, userId, 'two_factor.disabled');
    });
  }

  /** The second step of a sign-in whose password was right. @throws ProblemError 401 or 429 */
  async assertCode(userId: string, code: string | undefined): Promise<void> {
    const { totpSecret, totpEnabledAt } = await this.repository.find(userId);
    if (!totpSecret || !totpEnabledAt) return;
    if (code === undefined) throw twoFactorErrors.codeRequired();
    await this.takeTry(userId);
    const now = new Date();
    const step = /^\d{6}$/.test(code) ? stepOf(this.box.open(totpSecret), code, now.getTime()) : null;
    const used = await this.repository.inTransaction(async (tx) => {
      if (step !== null) return this.repository.useStep(tx, userId, step);
      if (!(await this.repository.useRecoveryCode(tx, userId, hashRecoveryCode(code), now))) return false;
      await this.record(tx, userId, 'two_factor.recovery_code_used');
      return true;
    });
    if (!used) throw twoFactorErrors.codeWrong();
  }

  private async renewCodes(tx: Transaction, userId: string): Promise<RecoveryCodes> {
    const { codes, hashes } = newRecoveryCodes();
    await this.repository.setRecoveryCodes(tx, userId, hashes);
    return { recoveryCodes: codes };
  }

  private async takeTry(userId: string): Promise<void> {
    const { allowed, resetSeconds } = await this.limiter.take(`code:${userId}`, TRIES, TRIES_SECONDS);
    if (!allowed) throw errors.tooManyRequests(resetSeconds);
  }

  private async assertPassword(userId: string, password: string) {
    const user = await this.repository.find(userId);
    if (!(await passwordMatches(user.passwordHash, password))) throw errors.wrongPassword();
    return user;
  }

  private record(tx: Transaction, userId: string, action: string): Promise<void> {
    return this.audit.record(tx, {
      workspaceId: null,
      actorId: userId,
      action,
      subjectType: 'user',
      subjectId: userId,
    });
  }
}
