import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { type LinkConfig, linkConfig, UNLOCKED_SECONDS } from '@argument/contracts';
import { keys, ObjectNotFoundError, ObjectStore, signUrl, verifySignedUrl } from '@argument/storage';
import { Inject, Injectable } from '@nestjs/common';
import { passwordMatches } from '../../core/auth/passwords.js';
import { errors } from '../../core/errors/errors.js';
import { Countries } from '../../core/geo/countries.js';
import { RateLimiter } from '../../core/limits/rate-limiter.js';
import { ENV } from '../../core/tokens.js';
import type { ApiEnv } from '../../env.js';
import { assertOpen } from './gate.js';
import { gateErrors } from './link-gates.errors.js';
import { type GateRow, LinkGatesRepository } from './link-gates.repository.js';

/** Passwords that one visitor may try at one link in a minute. */
const TRIES = 20;
const TRIES_SECONDS = 60;

/** Published files in a config: `<assets>/objects/<sha256>.<ext>`. */
const OBJECT = /^.*\/objects\/([0-9a-f]{64}\.[a-z0-9]+)$/;

/** Stands before links with a password or a country rule: their files are private, and those who pass get addresses of them. */
@Injectable()
export class LinkGatesService {
  constructor(
    private readonly repository: LinkGatesRepository,
    private readonly store: ObjectStore,
    private readonly countries: Countries,
    private readonly limiter: RateLimiter,
    @Inject(ENV) private readonly env: Pick<ApiEnv, 'APP_SECRET'>,
  ) {}

  /** @throws ProblemError when the gate stays closed */
  async unlock(slug: string, password: string | undefined, address: string): Promise<LinkConfig> {
    const link = await this.open(slug, address);
    if (link.passwordHash !== null) await this.assertPassword(link, password, address);
    const isGated = link.passwordHash !== null || link.countries.length > 0;
    const config = await this.read(isGated ? keys.gatedConfig(link.id) : keys.linkConfig(slug));
    if (!isGated) return config;
    const expires = Math.floor(Date.now() / 1000) + UNLOCKED_SECONDS;
    return JSON.parse(JSON.stringify(config), (name, value: unknown) => {
      const object = name === 'url' && typeof value === 'string' ? OBJECT.exec(value)?.[1] : undefined;
      return object === undefined ? value : this.addressOf(link, object, expires);
    }) as LinkConfig;
  }

  /** The key under which a file of a gated link is stored. @throws ProblemError when the address is no longer good */
  async file(slug: string, name: string, query: Record<string, string | undefined>, address: string): Promise<string> {
    const link = await this.open(slug, address);
    if (!verifySignedUrl(this.env.APP_SECRET, signedKey(link, name), query).valid) throw gateErrors.addressExpired();
    const dot = name.lastIndexOf('.');
    const [sha256, extension] = [name.slice(0, dot), name.slice(dot + 1)];
    const key = keys.rendition(sha256, extension);
    // An index of many markers is no rendition of one of them.
    return (await this.store.head(key)) ? key : keys.publicObject(sha256, extension);
  }

  private async open(slug: string, address: string): Promise<GateRow> {
    const link = await this.repository.find(slug);
    if (!link) throw errors.notFound('link');
    assertOpen(link, link.countries.length > 0 ? this.countries.of(address) : null, new Date());
    return link;
  }

  private async assertPassword({ id, passwordHash }: GateRow, password: string | undefined, address: string) {
    if (password === undefined || password === '') throw gateErrors.passwordRequired();
    const { allowed, resetSeconds } = await this.limiter.take(`gate:${id}|${address}`, TRIES, TRIES_SECONDS);
    if (!allowed) throw errors.tooManyRequests(resetSeconds);
    if (!(await passwordMatches(passwordHash, password))) throw gateErrors.passwordWrong();
  }

  private async read(key: string): Promise<LinkConfig> {
    try {
      return linkConfig.parse(JSON.parse(await text((await this.store.get(key)).body)));
    } catch (error) {
      throw error instanceof ObjectNotFoundError ? errors.notPublishedYet() : error;
    }
  }

  private addressOf(link: GateRow, name: string, expires: number): string {
    const [, query] = signUrl(this.env.APP_SECRET, signedKey(link, name), expires).split('?', 2);
    return `/api/v1/links/${link.slug}/objects/${name}?${query}`;
  }
}

/** Another password or other countries make addresses that were given before worthless. */
function signedKey({ id, passwordHash, countries }: GateRow, name: string): string {
  const gate = createHash('sha256')
    .update(JSON.stringify([passwordHash, countries]))
    .digest('hex')
    .slice(0, 16);
  return `gated/${id}/${gate}/${name}`;
}
