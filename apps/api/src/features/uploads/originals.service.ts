import { type Database, lockFiles, releaseFile, type Transaction } from '@argument/database';
import type { Logger } from '@argument/observability';
import { ObjectStore, SizeMismatchError, StorageUnavailableError } from '@argument/storage';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, LOGGER } from '../../core/tokens.js';
import { QuotaService } from '../quota/quota.service.js';

/** A checked file and where it lies until it is taken in. */
export interface StagedFile {
  /** Where its workspace keeps these bytes. */
  key: string;
  staged: string;
  bytes: number;
}

/** Uploaded bytes, kept once per workspace however often they are uploaded. */
@Injectable()
export class OriginalsService {
  constructor(
    private readonly store: ObjectStore,
    private readonly quotas: QuotaService,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Puts the bytes in their place, unless the same are there. Nobody refers to them before {@link claim}. */
  async place({ key, staged, bytes }: StagedFile): Promise<void> {
    const present = (await this.store.head(key)) ?? (await this.store.copy(staged, key));
    if (present.bytes === bytes) return;
    await this.store.delete(key);
    throw new StorageUnavailableError(new SizeMismatchError(key, bytes, present.bytes));
  }

  /**
   * Charges the file to the workspace in the transaction of the row that names it; `uploadId` gives up what was kept free
   * for it. A deletion of the same bytes waits, or has been waited for. @throws ProblemError 403
   */
  async claim(tx: Transaction, workspaceId: string, uploadId: string, file: StagedFile): Promise<void> {
    await lockFiles(tx, [file.key]);
    await this.place(file);
    await this.quotas.lock(tx, workspaceId);
    await tx.upload.updateMany({ where: { id: uploadId }, data: { status: 'done' } });
    await this.quotas.claimStorage(tx, workspaceId, file);
  }

  /** After a refusal: the bytes go, unless somebody else has the same. */
  async discard(key: string): Promise<void> {
    await this.tidy(() => releaseFile(this.database, key, () => this.store.delete(key)));
  }

  async removeStaged(keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.tidy(() => this.store.delete(key));
  }

  /** What cannot be tidied up now is found by the collector of garbage; the answer to the client does not depend on it. */
  private async tidy(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.warn({ err: error }, 'an upload left something to tidy up');
    }
  }
}
