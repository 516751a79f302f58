import { ObjectStore } from '@argument/storage';
import { Inject, Injectable } from '@nestjs/common';
import type { ApiEnv } from '../env.js';
import { currentRequest } from './http/request-context.js';
import { ENV } from './tokens.js';

const HOUR = 3600;

/** Addresses that clients are given. */
@Injectable()
export class AddressBook {
  constructor(
    @Inject(ENV)
    private readonly env: Pick<ApiEnv, 'PUBLIC_API_URL' | 'PUBLIC_VIEWER_URL' | 'PHONE_URL' | 'PUBLIC_DASHBOARD_URL'>,
    private readonly store: ObjectStore,
  ) {}

  /**
   * Absolute, signed address of a stored file, good for one to two hours. It stays the same within an hour, so that
   * browsers can cache what it names.
   */
  async file(key: string, options?: { downloadName?: string }): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const url = await this.store.signedReadUrl(key, (Math.floor(now / HOUR) + 2) * HOUR - now, options);
    return this.absolute(url);
  }

  /** An address of the store; the filesystem's are paths that this API serves. */
  absolute(url: string): string {
    return url.startsWith('/') ? `${this.api()}${url}` : url;
  }

  /** By a name of the workspace's own if it has one. */
  link(slug: string, host: string | null = null): string {
    return `${host === null ? this.env.PUBLIC_VIEWER_URL : `https://${host}`}/${slug}`;
  }

  /** Null without an HTTPS address in the local network. */
  phoneLink(slug: string): string | null {
    return this.env.PHONE_URL ? `${this.env.PHONE_URL}/v/${slug}` : null;
  }

  dashboard(path: string): string {
    return `${this.env.PUBLIC_DASHBOARD_URL}${path}`;
  }

  private api(): string {
    return this.env.PUBLIC_API_URL ?? currentRequest()?.origin ?? '';
  }
}
