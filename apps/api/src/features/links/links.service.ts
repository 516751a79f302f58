import type { CreateLink, Link, Page, PageQuery, QrQuery, QrWithLogo, UpdateLink } from '@argument/contracts';
import type { Transaction } from '@argument/database';
import { keys, ObjectStore } from '@argument/storage';
import { Injectable } from '@nestjs/common';
import { AddressBook } from '../../core/address-book.js';
import { hashPassword } from '../../core/auth/passwords.js';
import type { Principal } from '../../core/auth/principal.js';
import { errors } from '../../core/errors/errors.js';
import { enqueueDeletion } from '../../core/files/enqueue-deletion.js';
import { Countries } from '../../core/geo/countries.js';
import { decodeCursor, toPage } from '../../core/http/paging.js';
import { UnitOfWork } from '../../core/unit-of-work.js';
import { DomainsService } from '../domains/domains.service.js';
import { ProjectsService } from '../projects/projects.service.js';
import { PublishingService } from '../publishing/publishing.service.js';
import { toLink } from './links.mapper.js';
import { type LinkFields, LinksRepository, SlugTakenError } from './links.repository.js';
import { drawQr, type QrFile } from './qr.js';
import { newSlug } from './slugs.js';

const SLUG_ATTEMPTS = 5;

@Injectable()
export class LinksService {
  constructor(
    private readonly repository: LinksRepository,
    private readonly projects: ProjectsService,
    private readonly publishing: PublishingService,
    private readonly domains: DomainsService,
    private readonly store: ObjectStore,
    private readonly addresses: AddressBook,
    private readonly countries: Countries,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async create(me: Principal, projectId: string, input: CreateLink): Promise<Link> {
    const { markerIds, slug, name, ...gates } = input;
    const fields = await fieldsOf(gates);
    for (let attempt = 1; ; attempt++) {
      const chosen = slug ?? newSlug();
      try {
        const id = await this.insert(me, projectId, markerIds, { ...fields, slug: chosen, name: name ?? chosen });
        return await this.get(me, id);
      } catch (error) {
        if (!(error instanceof SlugTakenError)) throw error;
        if (slug !== undefined || attempt === SLUG_ATTEMPTS) throw errors.slugTaken(chosen);
      }
    }
  }

  async get(me: Principal, id: string): Promise<Link> {
    const row = await this.repository.find(me, id);
    if (!row) throw errors.notFound('link');
    return toLink(row, this.addresses, this.countries.known);
  }

  async list(me: Principal, projectId: string, query: PageQuery): Promise<Page<Link>> {
    await this.projects.assertExists(me, projectId);
    const rows = await this.repository.list(me, projectId, query.limit, decodeCursor(query.cursor));
    const page = toPage(rows, query.limit, (row) => [row.name, row.id]);
    return { ...page, items: page.items.map((row) => toLink(row, this.addresses, this.countries.known)) };
  }

  async update(me: Principal, id: string, { markerIds, ...change }: UpdateLink): Promise<Link> {
    const fields = await fieldsOf(change);
    await this.unitOfWork
      .run(async (tx, effects) => {
        const row = await this.repository.find(me, id, tx);
        if (!row) throw errors.notFound('link');
        assertOrder({ ...row, ...fields });
        if (fields.slug !== undefined && fields.slug !== row.slug) await this.assertNoLookalike(tx, me, fields.slug);
        if (fields.domainId) await this.domains.assertUsable(tx, me.workspaceId, fields.domainId);
        if (markerIds) await this.setMarkers(tx, me, { id, projectId: row.projectId }, markerIds);
        const revision = await this.repository.update(tx, id, fields);
        await this.publishing.publish(effects, id, revision, me.workspaceId);
      })
      .catch((error: unknown) => {
        throw error instanceof SlugTakenError ? errors.slugTaken(change.slug ?? '') : error;
      });
    return this.get(me, id);
  }

  async delete(me: Principal, id: string): Promise<void> {
    const configs = await this.unitOfWork.run(async (tx, effects) => {
      const slugs = await this.repository.delete(tx, me, id);
      if (!slugs) throw errors.notFound('link');
      const found = [...slugs.map((slug) => keys.linkConfig(slug)), keys.gatedConfig(id)];
      await enqueueDeletion(effects, id, found, me.workspaceId);
      return found;
    });
    // At once, so that the address is dead when the answer arrives; the job is there in case this does not happen.
    for (const key of configs) await this.store.delete(key);
  }

  async qr(
    me: Principal,
    id: string,
    { target, ...look }: QrQuery & Partial<QrWithLogo>,
  ): Promise<QrFile & { name: string }> {
    const link = await this.get(me, id);
    const url = target === 'phone' ? link.phoneUrl : link.url;
    if (url === null) throw errors.noPhoneAddress();
    return { ...(await drawQr(url, look)), name: `${link.slug}.${look.format}` };
  }

  /** An address that is taken for another workspace's could lead its visitors astray. */
  private async assertNoLookalike(tx: Transaction, me: Principal, slug: string): Promise<void> {
    if (await this.repository.isTakenElsewhere(tx, me.workspaceId, slug)) {
      throw new SlugTakenError('The slug looks like another.');
    }
  }

  private insert(
    me: Principal,
    projectId: string,
    markerIds: readonly string[],
    fields: LinkFields & { slug: string; name: string },
  ): Promise<string> {
    return this.unitOfWork.run(async (tx, effects) => {
      await this.projects.assertExists(me, projectId, tx);
      await this.assertNoLookalike(tx, me, fields.slug);
      if (fields.domainId) await this.domains.assertUsable(tx, me.workspaceId, fields.domainId);
      const { id, revision } = await this.repository.create(tx, { projectId, ...fields });
      await this.setMarkers(tx, me, { id, projectId }, markerIds);
      await this.publishing.publish(effects, id, revision, me.workspaceId);
      return id;
    });
  }

  private async setMarkers(
    tx: Transaction,
    me: Principal,
    link: { id: string; projectId: string },
    markerIds: readonly string[],
  ): Promise<void> {
    const unique = [...new Set(markerIds)];
    const known = await this.repository.countMarkers(tx, me, link.projectId, unique);
    if (known !== unique.length) throw errors.notFound('marker');
    await this.repository.setMarkers(tx, link.id, unique);
  }
}

type Gates = Omit<UpdateLink, 'markerIds'>;

async function fieldsOf({ startsAt, expiresAt, password, ...rest }: Gates): Promise<LinkFields> {
  const named = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as LinkFields;
  return {
    ...named,
    ...(startsAt === undefined ? {} : { startsAt: toDate(startsAt) }),
    ...(expiresAt === undefined ? {} : { expiresAt: toDate(expiresAt) }),
    ...(password === undefined ? {} : { passwordHash: password === null ? null : await hashPassword(password) }),
  };
}

const toDate = (value: string | null) => (value === null ? null : new Date(value));

function assertOrder({ startsAt, expiresAt }: LinkFields): void {
  if (startsAt && expiresAt && startsAt >= expiresAt) {
    throw errors.invalidFields([{ path: 'expiresAt', message: 'The end must come after the start.' }]);
  }
}
