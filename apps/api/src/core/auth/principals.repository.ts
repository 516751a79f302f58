import type { ApiScope, Role } from '@argument/contracts';
import { type Database, Prisma } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE } from '../tokens.js';
import type { Caller } from './principal.js';

interface MemberRow {
  workspace_id: string;
  user_id: string;
  role: Role;
  is_operator: boolean;
  blocked: boolean;
  has_second_factor: boolean;
  requests_per_minute: number;
}

/** Read anew for every request: blocking somebody, ending a sign-in and taking away a role work at once. */
@Injectable()
export class PrincipalsRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Somebody at a browser, in their first workspace unless another is named. Null when the sign-in or membership ended; who is blocked is still known, to be told so. */
  async ofSignIn(userId: string, signInId: string, workspaceId: string | null): Promise<Caller | null> {
    const chosen = workspaceId === null ? Prisma.empty : Prisma.sql`AND m.workspace_id = ${workspaceId}::uuid`;
    const [row] = await this.database.client.$queryRaw<MemberRow[]>`
      SELECT m.workspace_id, m.user_id, m.role::text AS role, u.is_operator,
        u.blocked_at IS NOT NULL AS blocked, u.totp_enabled_at IS NOT NULL AS has_second_factor, l.requests_per_minute
      FROM users u
      JOIN sign_ins s ON s.id = ${signInId}::uuid AND s.user_id = u.id
        AND (s.revoked_at IS NULL OR u.blocked_at IS NOT NULL)
      JOIN members m ON m.user_id = u.id ${chosen}
      JOIN workspace_limits l ON l.workspace_id = m.workspace_id
      WHERE u.id = ${userId}::uuid
      ORDER BY m.created_at, m.workspace_id LIMIT 1`;
    return row ? { ...callerOf(row), signInId, keyId: null, scopes: null } : null;
  }

  /** A program with a key: it may do what its maker may, within the key's scopes. Notes when the key was used. */
  async ofKey(keyHash: string): Promise<Caller | null> {
    const [row] = await this.database.client.$queryRaw<
      (MemberRow & { id: string; scopes: ApiScope[]; stale: boolean })[]
    >`
      SELECT k.id, k.scopes, k.last_used_at IS NULL OR k.last_used_at < now() - interval '1 minute' AS stale,
        m.workspace_id, m.user_id, m.role::text AS role, u.is_operator,
        u.blocked_at IS NOT NULL AS blocked, u.totp_enabled_at IS NOT NULL AS has_second_factor, l.requests_per_minute
      FROM api_keys k
      JOIN members m ON m.workspace_id = k.workspace_id AND m.user_id = k.created_by_id
      JOIN users u ON u.id = m.user_id
      JOIN workspace_limits l ON l.workspace_id = m.workspace_id
      WHERE k.key_hash = ${keyHash} AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())`;
    if (!row) return null;
    if (row.stale) {
      await this.database.client.apiKey.updateMany({ where: { id: row.id }, data: { lastUsedAt: new Date() } });
    }
    return { ...callerOf(row), signInId: null, keyId: row.id, scopes: row.scopes };
  }
}

const callerOf = (row: MemberRow) => ({
  userId: row.user_id,
  workspaceId: row.workspace_id,
  role: row.role,
  isOperator: row.is_operator,
  blocked: row.blocked,
  hasSecondFactor: row.has_second_factor,
  requestsPerMinute: row.requests_per_minute,
});
