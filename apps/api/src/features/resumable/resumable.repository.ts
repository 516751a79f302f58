import { type Database, isUniqueViolation, type Transaction, type Upload } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE } from '../../core/tokens.js';

/** Bytes of an upload that lie in the store. */
export interface Part {
  /** Offset of its first byte. */
  start: number;
  bytes: number;
  key: string;
}

/** An upload and how far it is. */
export interface UploadState {
  upload: Upload;
  /** Bytes that have arrived for good. */
  offset: number;
  parts: Part[];
}

export type NewUpload = Pick<
  Upload,
  'id' | 'workspaceId' | 'userId' | 'projectId' | 'kind' | 'name' | 'bytes' | 'expiresAt'
> &
  Partial<Pick<Upload, 'directKey' | 'directId'>>;

@Injectable()
export class ResumableRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Runs `check` first, in the same transaction. */
  async create(upload: NewUpload, check: (tx: Transaction) => Promise<void>): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      await check(tx);
      await tx.upload.create({ data: upload });
    });
  }

  async find(id: string): Promise<UploadState | null> {
    const row = await this.database.client.upload.findUnique({
      where: { id },
      include: { parts: { orderBy: { start: 'asc' } } },
    });
    if (!row) return null;
    const { parts: rows, ...upload } = row;
    const parts = rows.map(({ start, bytes, key }) => ({ start: Number(start), bytes: Number(bytes), key }));
    const arrived = parts.reduce((sum, part) => sum + part.bytes, 0);
    return { upload, parts, offset: upload.status === 'done' ? Number(upload.bytes) : arrived };
  }

  /** Adds what follows the parts that are there; false when it does not follow, or the upload is over. */
  async addParts(id: string, parts: readonly Part[]): Promise<boolean> {
    const [first] = parts;
    if (!first) return true;
    try {
      return await this.database.inTransaction(async (tx) => {
        // Whoever writes at the same moment, in whatever process, waits here.
        const [open] = await tx.$queryRaw<{ id: string }[]>`
          SELECT id::text FROM uploads WHERE id = ${id}::uuid AND status = 'open' FOR UPDATE`;
        const { _sum } = await tx.uploadPart.aggregate({ where: { uploadId: id }, _sum: { bytes: true } });
        if (!open || Number(_sum.bytes ?? 0) !== first.start) return false;
        const data = parts.map(({ start, bytes, key }) => ({
          uploadId: id,
          start: BigInt(start),
          bytes: BigInt(bytes),
          key,
        }));
        await tx.uploadPart.createMany({ data });
        return true;
      });
    } catch (error) {
      if (isUniqueViolation(error)) return false;
      throw error;
    }
  }

  /** The parts of a finished upload are not needed any more; that it is done stays known until it expires. */
  async forgetParts(id: string): Promise<void> {
    await this.database.client.uploadPart.deleteMany({ where: { uploadId: id } });
  }

  /** Frees what was reserved. */
  async remove(id: string): Promise<void> {
    await this.database.client.upload.deleteMany({ where: { id } });
  }
}
