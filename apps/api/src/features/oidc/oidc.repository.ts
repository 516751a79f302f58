import {
  type Database,
  type Identity,
  isUniqueViolation,
  newId,
  type Transaction,
  type User,
} from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import { insertUser, type NewUser } from '../../core/auth/new-user.js';
import { DATABASE } from '../../core/tokens.js';

/** Who an account elsewhere is. */
interface Subject {
  issuer: string;
  subject: string;
}

@Injectable()
export class OidcRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.inTransaction(work);
  }

  async findLinked({ issuer, subject }: Subject): Promise<User | null> {
    const where = { issuer_subject: { issuer, subject } };
    const row = await this.database.client.identity.findUnique({ where, include: { user: true } });
    return row?.user ?? null;
  }

  findByEmail(email: string): Promise<User | null> {
    return this.database.client.user.findUnique({ where: { email } });
  }

  /** Null when somebody else took the address or the identity meanwhile. */
  async create(user: NewUser, subject: Subject): Promise<User | null> {
    try {
      return await this.database.inTransaction(async (tx) => {
        const made = await insertUser(tx, user);
        await this.link(tx, made.id, subject);
        return made;
      });
    } catch (error) {
      if (isUniqueViolation(error)) return null;
      throw error;
    }
  }

  async link(tx: Transaction, userId: string, { issuer, subject }: Subject): Promise<void> {
    await tx.identity.create({ data: { id: newId(), userId, issuer, subject } });
  }

  list(userId: string): Promise<Identity[]> {
    return this.database.client.identity.findMany({ where: { userId }, orderBy: { createdAt: 'asc' } });
  }

  /** Holds the user, so that two removals at once cannot both take the last but one. */
  async waysIn(tx: Transaction, userId: string): Promise<{ hasPassword: boolean; identities: string[] }> {
    await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
    const { passwordHash, identities } = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: { passwordHash: true, identities: { select: { id: true } } },
    });
    return { hasPassword: passwordHash !== null, identities: identities.map(({ id }) => id) };
  }

  async unlink(tx: Transaction, id: string): Promise<void> {
    await tx.identity.delete({ where: { id } });
  }
}
