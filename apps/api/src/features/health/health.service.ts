import type { Health } from '@argument/contracts';
import type { JobProducer } from '@argument/queue';
import { keys, ObjectStore } from '@argument/storage';
import { Inject, Injectable } from '@nestjs/common';
import { JOB_PRODUCER } from '../../core/tokens.js';
import { HealthRepository } from './health.repository.js';

/** A check that takes longer has failed; ms. */
const CHECK_MS = 3_000;

@Injectable()
export class HealthService {
  constructor(
    private readonly repository: HealthRepository,
    private readonly store: ObjectStore,
    @Inject(JOB_PRODUCER) private readonly producer: JobProducer,
  ) {}

  async check(): Promise<Health> {
    const [database, storage, queue] = await Promise.all([
      works(() => this.repository.ping()),
      works(() => this.store.head(keys.linkConfig('health'))),
      works(() => this.producer.counts()),
    ]);
    const checks = { database, storage, queue };
    return { status: database === 'ok' && storage === 'ok' && queue === 'ok' ? 'ok' : 'unavailable', checks };
  }
}

async function works(check: () => Promise<unknown>): Promise<'ok' | 'unavailable'> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The check took too long.')), CHECK_MS);
  });
  try {
    await Promise.race([check(), tooLong]);
    return 'ok';
  } catch {
    return 'unavailable';
  } finally {
    clearTimeout(timer);
  }
}
