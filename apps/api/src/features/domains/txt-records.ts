import { Resolver } from 'node:dns/promises';
import { Inject, Injectable } from '@nestjs/common';
import { ENV } from '../../core/tokens.js';
import type { ApiEnv } from '../../env.js';

/** Time for one answer of a name server; ms. */
const TIMEOUT_MS = 3_000;

/** Reads TXT records from the name servers of this machine, or from those of `DNS_SERVERS`. */
@Injectable()
export class TxtRecords {
  private readonly resolver = new Resolver({ timeout: TIMEOUT_MS, tries: 2 });

  constructor(@Inject(ENV) { DNS_SERVERS }: Pick<ApiEnv, 'DNS_SERVERS'>) {
    if (DNS_SERVERS.length > 0) this.resolver.setServers(DNS_SERVERS);
  }

  /** Empty when there are none; null when nobody can say, as in an outage. */
  async of(name: string): Promise<string[] | null> {
    try {
      return (await this.resolver.resolveTxt(name)).map((parts) => parts.join(''));
    } catch (error) {
      return SAYS_NONE.has((error as NodeJS.ErrnoException).code ?? '') ? [] : null;
    }
  }
}

/** The name servers answered that there is no such record. */
const SAYS_NONE = new Set(['ENOTFOUND', 'ENODATA']);
