import { completeJob, completeJobs, type Database, type Lease, takeLease, takeLeases } from '@argument/database';
import { inBatches } from '@argument/queue';

/** Writes down who runs what. What many runs of this process have to say at a time goes in one statement. */
export class RunLedger {
  private readonly take;
  private readonly end;

  constructor(private readonly database: Database) {
    this.take = inBatches((runs: readonly (Lease & { attempt: number })[]) => takeLeases(database.direct, runs));
    this.end = inBatches((runs: readonly Lease[]) => completeJobs(database.direct, runs));
  }

  /** As `takeLease`. */
  async begin(lease: Lease, attempt: number): ReturnType<typeof takeLease> {
    if ((await this.take([{ ...lease, attempt }])).has(lease.lease)) return 'taken';
    return takeLease(this.database.client, lease, attempt);
  }

  /** As `completeJob`. */
  async complete(lease: Lease): Promise<boolean> {
    return (await this.end([lease])).has(lease.lease) || completeJob(this.database.client, lease);
  }
}
