import { type JobPayload, linkConfig } from '@argument/contracts';
import { markJobSucceeded, type Transaction } from '@argument/database';
import type { JobRun } from '@argument/queue';
import { IMMUTABLE, keys, SHORT_LIVED } from '@argument/storage';
import type { WorkerDeps } from '../../core/worker-deps.js';
import type { JobDefinition } from '../job-definition.js';
import { type Publication, planPublication } from './publish-link.plan.js';
import { type PublishedLink, publishQuery } from './publish-link.query.js';

/** Writes what the viewer reads of a link. */
export const publishLink: JobDefinition<'publish-link'> = { concurrency: 4, handle };

/** Files are copied outside the turn: they are immutable, and many may take long. */
async function handle(deps: WorkerDeps, { linkId }: JobPayload<'publish-link'>, run: JobRun): Promise<void> {
  const seen = await deps.database.client.link.findUnique({ where: { id: linkId }, include: publishQuery });
  if (!seen || seen.publishedRevision >= seen.revision) return;
  await copyFiles(deps, plan(deps, seen), run.signal);
  await deps.unitOfWork.run(async (tx, consequences) => {
    const link = await takeTurn(tx, linkId);
    // A newer revision may have been published meanwhile; an older one never replaces it.
    if (link && link.publishedRevision < link.revision) {
      const publication = plan(deps, link);
      await copyFiles(deps, publication, run.signal);
      await writeConfig(deps, publication);
      await removeOldSlug(deps, tx, link);
      await tx.link.update({
        where: { id: linkId },
        data: { publishedRevision: link.revision, publishedSlug: link.slug, publishedAt: new Date() },
      });
      const { projectId, slug, project } = link;
      consequences.announce({
        workspaceId: project.workspaceId,
        name: 'link.published',
        data: { projectId, linkId, slug },
      });
    }
    await markJobSucceeded(tx, run.id);
  });
}

const plan = ({ env }: WorkerDeps, link: PublishedLink) => planPublication(link, new Date(), env.ASSETS_URL ?? '/p');

/** One publication of a link at a time, and the row as it is once it is our turn. */
async function takeTurn(tx: Transaction, linkId: string): Promise<PublishedLink | null> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${PUBLISH_LOCK}::int, hashtext(${linkId}))::text`;
  return tx.link.findUnique({ where: { id: linkId }, include: publishQuery });
}

async function copyFiles({ store }: WorkerDeps, { copies }: Publication, signal: AbortSignal): Promise<void> {
  for (const { from, to } of copies) {
    signal.throwIfAborted();
    if ((await store.head(to)) === null) await store.copy(from, to, { cacheControl: IMMUTABLE });
  }
}

/** Last, so that everything it names can be read already. */
async function writeConfig({ store }: WorkerDeps, { config }: Publication): Promise<void> {
  const body = Buffer.from(JSON.stringify(linkConfig.parse(config)));
  await store.put(keys.linkConfig(config.slug), body, {
    contentType: 'application/json',
    cacheControl: SHORT_LIVED,
    bytes: body.byteLength,
  });
}

/** The old address goes, unless another link took it. */
async function removeOldSlug({ store }: WorkerDeps, tx: Transaction, { slug, publishedSlug }: PublishedLink) {
  if (publishedSlug === null || publishedSlug === slug) return;
  if ((await tx.link.count({ where: { slug: publishedSlug } })) > 0) return;
  await store.delete(keys.linkConfig(publishedSlug));
}

/** First half of the advisory lock's key. */
const PUBLISH_LOCK = 0x41525055;
