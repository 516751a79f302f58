import type { Database } from './client.js';
import { Prisma } from './generated/client.js';
import type { Transaction } from './transaction.js';

/** A file as the ledger knows it. */
export interface ChargedFile {
  key: string;
  bytes: number;
}

/**
 * Holds the names of files until the transaction ends: nobody deletes one that is about to be referred to, and nobody
 * refers to one that is being deleted.
 */
export async function lockFiles(tx: Transaction, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  // In one order for everybody, so that two who hold several never wait for each other.
  const sorted = [...new Set(keys)].sort();
  await tx.$queryRaw`
    SELECT count(pg_advisory_xact_lock(hashtextextended(k.key, 0)))
    FROM (SELECT key FROM unnest(${sorted}::text[]) WITH ORDINALITY AS u(key, at) ORDER BY at) k`;
}

/** Enters files into a workspace's ledger; one that is there already is not charged again. Call {@link lockFiles} first. */
export async function chargeFiles(tx: Transaction, workspaceId: string, files: readonly ChargedFile[]): Promise<void> {
  await tx.storedFile.createMany({
    data: files.map(({ key, bytes }) => ({ workspaceId, key, bytes: BigInt(bytes) })),
    skipDuplicates: true,
  });
}

/** Bytes that a workspace stores. */
export async function storedBytes(tx: Transaction, workspaceId: string): Promise<number> {
  const { _sum } = await tx.storedFile.aggregate({ where: { workspaceId }, _sum: { bytes: true } });
  return Number(_sum.bytes ?? 0);
}

/** Bytes kept free for uploads that are under way. */
export async function reservedBytes(tx: Transaction, workspaceId: string): Promise<number> {
  const { _sum } = await tx.upload.aggregate({ where: { workspaceId, status: 'open' }, _sum: { bytes: true } });
  return Number(_sum.bytes ?? 0);
}

export interface ReleaseOptions {
  /** Assets that have failed give up their original. */
  failedLetGo?: boolean;
}

/**
 * Takes a file that no row refers to any more out of the ledger, and has `remove` delete its bytes, unless somebody still
 * refers to it. The ledger is changed only when the bytes are gone. Answers whether they are.
 */
export function releaseFile(
  database: Database,
  key: string,
  remove: () => Promise<void>,
  { failedLetGo = false }: ReleaseOptions = {},
): Promise<boolean> {
  return database.inTransaction(async (tx) => {
    await lockFiles(tx, [key]);
    await tx.$executeRaw`
      DELETE FROM stored_files
      WHERE key = ${key} AND workspace_id NOT IN (${referringWorkspaces(key, failedLetGo)})`;
    const [row] = await tx.$queryRaw<{ used: boolean }[]>`
      SELECT EXISTS (${referringWorkspaces(key, failedLetGo)}) AS used`;
    if (row?.used) return false;
    await remove();
    return true;
  });
}

function referringWorkspaces(key: string, failedLetGo: boolean): Prisma.Sql {
  const kept = failedLetGo ? Prisma.sql`a.status <> 'failed'` : Prisma.sql`true`;
  return Prisma.sql`
    SELECT p.workspace_id FROM images a JOIN projects p ON p.id = a.project_id WHERE a.original_key = ${key} AND ${kept}
    UNION ALL
    SELECT p.workspace_id FROM videos a JOIN projects p ON p.id = a.project_id WHERE a.original_key = ${key} AND ${kept}
    UNION ALL
    SELECT p.workspace_id FROM renditions r
      LEFT JOIN images i ON i.id = r.image_id
      LEFT JOIN videos v ON v.id = r.video_id
      LEFT JOIN markers m ON m.id = r.marker_id
      JOIN projects p ON p.id = coalesce(i.project_id, v.project_id, m.project_id)
    WHERE r.key = ${key}`;
}

/** Which of these files a row names. */
export async function namedFiles(tx: Transaction, candidates: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ key: string }[]>`
    SELECT c.key FROM unnest(${[...candidates]}::text[]) AS c(key)
    WHERE EXISTS (SELECT 1 FROM images WHERE original_key = c.key)
      OR EXISTS (SELECT 1 FROM videos WHERE original_key = c.key)
      OR EXISTS (SELECT 1 FROM renditions r WHERE r.key = c.key)
      OR EXISTS (
        SELECT 1 FROM upload_parts p JOIN uploads u ON u.id = p.upload_id
        WHERE u.id = CASE WHEN c.key LIKE 'incoming/%' THEN split_part(c.key, '/', 2)::uuid END AND p.key = c.key
      )
      OR EXISTS (SELECT 1 FROM uploads WHERE status = 'open' AND direct_key = c.key)`;
  return new Set(rows.map(({ key }) => key));
}

/**
 * Forgets uploads whose time is over, and those that were begun before `silentSince` and never sent a byte. What was kept
 * free for them is free again; their pieces are orphans from now on. Answers those that went straight to the store.
 */
export async function removeStaleUploads(
  tx: Transaction,
  now: Date,
  silentSince: Date,
): Promise<{ directKey: string | null; directId: string | null }[]> {
  return tx.$queryRaw`
    DELETE FROM uploads u
    WHERE u.expires_at < ${now}
      OR (u.status = 'open' AND u.created_at < ${silentSince} AND u.direct_key IS NULL
        AND NOT EXISTS (SELECT 1 FROM upload_parts p WHERE p.upload_id = u.id))
    RETURNING direct_key AS "directKey", direct_id AS "directId"`;
}
