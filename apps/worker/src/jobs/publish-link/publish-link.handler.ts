import { type JobPayload, type LinkConfig, linkConfig } from '@argument/contracts';
import { markJobSucceeded, type Transaction } from '@argument/database';
import type { JobRun } from '@argument/queue';
import { IMMUTABLE, keys, SHORT_LIVED } from '@argument/storage';
import type { WorkerDeps } from '../../core/worker-deps.js';
import type { JobDefinition } from '../job-definition.js';
import { type Publication, planPublication } from './publish-link.plan.js';
import { type PublishedLink, readPublished } from './publish-link.query.js';
import { type BuiltIndex, buildIndex, indexedMarkers, recordSignatures } from './target-index.js';

/** Writes what the viewer reads of a link. */
export const publishLink: JobDefinition<'publish-link'> = { concurrency: 4, isAwaited: true, handle };

/** Files are copied outside the turn: they are immutable, and many may take long. */
async function handle(deps: WorkerDeps, { linkId }: JobPayload<'publish-link'>, run: JobRun): Promise<void> {
  const seen = await readPublished(deps.database.client, linkId);
  if (!seen || seen.publishedRevision >= seen.revision) return;
  const first = plan(deps, seen);
  await copyFiles(deps, first, run.signal);
  let index = await indexOf(deps, seen, first, run.signal);
  await deps.unitOfWork.run(async (tx, consequences) => {
    const link = await takeTurn(tx, linkId);
    // A newer revision may have been published meanwhile; an older one never replaces it.
    if (link && link.publishedRevision < link.revision) {
      const publication = plan(deps, link);
      await copyFiles(deps, publication, run.signal);
      if (index?.of !== indexedMarkers(wholeOf(publication).markers))
        index = await indexOf(deps, link, publication, run.signal);
      if (index) await recordSignatures(tx, index);
      await writeConfig(deps, publication, index);
      await removeOldSlug(deps, tx, link);
      await tx.link.update({
        where: { id: linkId },
        data: {
          publishedRevision: link.revision,
          publishedSlug: link.slug,
          publishedAt: new Date(),
          publishedReduced: publication.isReduced,
        },
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

const assetsUrl = ({ env }: WorkerDeps) => env.ASSETS_URL ?? '/p';
const plan = (deps: WorkerDeps, link: PublishedLink) => planPublication(link, new Date(), assetsUrl(deps));

/** One publication of a link at a time, and the row as it is once it is our turn. */
async function takeTurn(tx: Transaction, linkId: string): Promise<PublishedLink | null> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${PUBLISH_LOCK}::int, hashtext(${linkId}))::text`;
  return readPublished(tx, linkId);
}

async function copyFiles({ store }: WorkerDeps, { copies }: Publication, signal: AbortSignal): Promise<void> {
  for (const { from, to } of copies) {
    signal.throwIfAborted();
    if ((await store.head(to)) === null) await store.copy(from, to, { cacheControl: IMMUTABLE });
  }
}

/** What is behind the gate, where there is one. */
const wholeOf = ({ config, gated }: Publication) => gated ?? config;

const indexOf = (deps: WorkerDeps, link: PublishedLink, publication: Publication, signal: AbortSignal) =>
  buildIndex(deps, link, wholeOf(publication).markers, assetsUrl(deps), signal);

/** Last, so that everything it names can be read already; what is behind a gate before the gate. */
async function writeConfig({ store }: WorkerDeps, { config, gated }: Publication, index: BuiltIndex | null) {
  const named = index && { index: index.file };
  const options = { contentType: 'application/json', cacheControl: SHORT_LIVED };
  const put = (key: string, value: LinkConfig) => {
    const body = Buffer.from(JSON.stringify(linkConfig.parse(value)));
    return store.put(key, body, { ...options, bytes: body.byteLength });
  };
  const behind = keys.gatedConfig(config.linkId);
  if (gated) await put(behind, { ...gated, ...named });
  await put(keys.linkConfig(config.slug), gated ? config : { ...config, ...named });
  if (!gated) await store.delete(behind);
}

/** The old address goes, unless another link took it. */
async function removeOldSlug({ store }: WorkerDeps, tx: Transaction, { slug, publishedSlug }: PublishedLink) {
  if (publishedSlug === null || publishedSlug === slug) return;
  if ((await tx.link.count({ where: { slug: publishedSlug } })) > 0) return;
  await store.delete(keys.linkConfig(publishedSlug));
}

/** First half of the advisory lock's key. */
const PUBLISH_LOCK = 0x41525055;
