import type { Database } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE } from '../../core/tokens.js';

@Injectable()
export class HealthRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async ping(): Promise<void> {
    await this.database.client.$queryRaw`SELECT 1`;
  }
}
