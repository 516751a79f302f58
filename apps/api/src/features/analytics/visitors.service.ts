import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { TrackingRepository } from './tracking.repository.js';

/**
 * Tells visitors of one day apart without knowing who they are: a hash of address and browser with a salt of that day.
 * The salt is deleted after two days; from then on nobody can compute the hash again. Addresses are never stored.
 */
@Injectable()
export class VisitorsService {
  private today: { day: string; salt: Promise<string> } | null = null;

  constructor(private readonly repository: TrackingRepository) {}

  async hash(address: string, userAgent: string | undefined, now = new Date()): Promise<string> {
    const salt = await this.saltOf(now.toISOString().slice(0, 10));
    const visitor = JSON.stringify([salt, address, userAgent ?? '']);
    return createHash('sha256').update(visitor).digest('base64url').slice(0, 22);
  }

  private saltOf(day: string): Promise<string> {
    if (this.today?.day === day) return this.today.salt;
    const salt = this.repository.salt(day, randomBytes(32).toString('base64url'));
    this.today = { day, salt };
    // A failure is not remembered.
    salt.catch(() => {
      this.today = null;
    });
    return salt;
  }
}
