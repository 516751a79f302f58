import { DEFAULT_PLACEMENT } from '@argument/contracts';
import { newId } from '@argument/database';
import { newApiKey } from '../../src/core/auth/api-keys.js';
import { newSecretToken } from '../../src/core/auth/secret-tokens.js';
import type { TestApi } from '../test-api.js';

/** Ids by the name that paths and bodies give them. */
export type Belongings = Record<string, string>;

/** Word that stands in the names of a workspace's belongings: in an answer to somebody else it is a leak. */
export const canaryOf = (workspaceId: string): string => `canary-${workspaceId.slice(-12)}`;

/** One of everything that a route can name, made by `makerId`. A route that names something new must add it here. */
export async function makeBelongings(api: TestApi, workspaceId: string, makerId: string): Promise<Belongings> {
  const { client: db } = api.resources.database;
  const name = canaryOf(workspaceId);
  const projectId = newId();
  const deletedId = newId();
  const imageId = newId();
  const videoId = newId();
  const markerId = newId();
  const linkId = newId();
  const slug = `slug-${linkId}`.slice(0, 60);
  const file = { projectId, name, originalKey: `matrix/${imageId}`, sha256: '0'.repeat(64), bytes: 1n };
  const made = { workspaceId, createdById: makerId, name };
  await db.project.create({ data: { id: projectId, ...made } });
  await db.project.create({ data: { id: deletedId, ...made, deletedAt: new Date() } });
  await db.image.create({ data: { id: imageId, ...file, status: 'ready' } });
  await db.video.create({ data: { id: videoId, ...file, status: 'ready' } });
  await db.marker.create({ data: { id: markerId, projectId, imageId, name, settings: DEFAULT_PLACEMENT } });
  await db.link.create({
    data: { id: linkId, projectId, name, slug, publishedRevision: 1, markers: { create: { markerId, position: 0 } } },
  });
  const expiresAt = new Date(Date.now() + 3_600_000);
  const invitation = { workspaceId, email: `${newId()}@example.com`, role: 'user' as const };
  const { id: invitationId } = await db.invitation.create({
    data: {
      id: newId(),
      ...invitation,
      tokenHash: newSecretToken().tokenHash,
      expiresAt,
    },
  });
  const { keyHash, prefix } = newApiKey();
  const { id: keyId } = await db.apiKey.create({
    data: { id: newId(), workspaceId, createdById: makerId, name, keyHash, prefix, scopes: ['projects:read'] },
  });
  const { id: webhookId } = await db.webhook.create({
    data: { id: newId(), workspaceId, url: `https://${name}.example`, secret: 'sealed', events: ['video.ready'] },
  });
  const { id: deliveryId } = await db.webhookDelivery.create({
    data: { id: newId(), webhookId, eventId: '1', name: 'video.ready', payload: {} },
  });
  return { webhookId, deliveryId, projectId, deletedId, imageId, videoId, markerId, linkId, slug, invitationId, keyId };
}

/** What callers can end: a member of the workspace, a sign-in, an upload and an account elsewhere of their own. */
export async function makePassing(
  api: TestApi,
  workspaceId: string,
  projectId: string,
  callerId: string,
): Promise<Belongings> {
  const { client: db } = api.resources.database;
  const uploadId = newId();
  await db.upload.create({
    data: {
      id: uploadId,
      workspaceId,
      projectId,
      userId: callerId,
      kind: 'image',
      name: canaryOf(workspaceId),
      bytes: 100n,
      expiresAt: new Date(Date.now() + 3_600_000),
    },
  });
  const userId = newId();
  await db.user.create({ data: { id: userId, email: `${userId}@example.com`, name: canaryOf(workspaceId) } });
  await db.member.create({ data: { workspaceId, userId, role: 'user' } });
  const sessionId = newId();
  await db.signIn.create({ data: { id: sessionId, userId: callerId, device: 'matrix' } });
  const identityId = newId();
  await db.identity.create({
    data: { id: identityId, userId: callerId, issuer: 'https://id.example', subject: identityId },
  });
  return { userId, sessionId, uploadId, identityId };
}
