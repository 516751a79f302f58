import type { Database, Prisma } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE } from '../../core/tokens.js';

const gate = {
  id: true,
  slug: true,
  isActive: true,
  hiddenAt: true,
  startsAt: true,
  expiresAt: true,
  countries: true,
  passwordHash: true,
  project: { select: { deletedAt: true } },
} as const satisfies Prisma.LinkSelect;
export type GateRow = Prisma.LinkGetPayload<{ select: typeof gate }>;

@Injectable()
export class LinkGatesRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  find(slug: string): Promise<GateRow | null> {
    return this.database.client.link.findUnique({ where: { slug }, select: gate });
  }
}
