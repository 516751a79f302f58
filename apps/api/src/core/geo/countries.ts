import { readFileSync } from 'node:fs';
import { Inject, Injectable } from '@nestjs/common';
import { type CountryResponse, Reader } from 'mmdb-lib';
import type { ApiEnv } from '../../env.js';
import { ENV } from '../tokens.js';

/** Which country an address belongs to, by a database file on this machine. Nobody else is asked and nothing is kept. */
@Injectable()
export class Countries {
  private readonly reader: Reader<CountryResponse> | null;

  /** @throws Error when the file cannot be read, so that a wrong path is seen at the start */
  constructor(@Inject(ENV) { GEOIP_FILE }: Pick<ApiEnv, 'GEOIP_FILE'>) {
    this.reader = GEOIP_FILE === undefined ? null : new Reader<CountryResponse>(readFileSync(GEOIP_FILE));
  }

  /** Is there a database? */
  get known(): boolean {
    return this.reader !== null;
  }

  /** Two letters (ISO 3166-1); null when it cannot be told, as for addresses of a local network. */
  of(address: string): string | null {
    return this.reader?.get(address.replace(/^::ffff:(?=\d+\.)/, ''))?.country?.iso_code ?? null;
  }
}
