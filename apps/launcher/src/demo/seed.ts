import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writePrivateFile } from '../home/private-file.js';
import type { Addresses } from '../platform.js';
import { logLine } from '../services/log.js';
import { ROOT } from '../settings.js';
import type { DemoAccount } from './account.js';
import { ApiError, DemoApi } from './api-client.js';

export const DEMO_SLUG = 'demo-poster';
const TAG = 'demo';
const MESSAGE_WITHIN_MS = 20_000;
const ART = join(ROOT, 'apps', 'launcher', 'art');

export interface SeedOptions {
  account: DemoAccount;
  /** Remembers that it was done, so that a campaign its owner deleted stays deleted. */
  statePath: string;
  mailFolder: string;
  addresses: Addresses;
  /** Aborted when the platform stops; the next start goes on from there. */
  signal: AbortSignal;
}

const state = z.object({ linkId: z.string() });

/** Builds the demo campaign through the API, as a client would; later starts find it there. Failure is only logged. */
export async function seedDemo({ account, statePath, mailFolder, addresses, signal }: SeedOptions): Promise<void> {
  const log = (line: string) => logLine('demo', line);
  try {
    if (await isDone(statePath)) return;
    const api = new DemoApi(addresses.localApiUrl, signal);
    await api.signIn(account);
    await confirmAddress(api, mailFolder, account.email);
    const linkId = await findOrBuild(api);
    await writePrivateFile(statePath, `${JSON.stringify({ linkId })}\n`);
    log(`the demo campaign is being compiled; it will be at ${addresses.viewerUrl}/${DEMO_SLUG}`);
    await untilPublished(api, linkId);
    log('the demo campaign is live: open the dashboard, show the poster, scan it with a phone');
  } catch (error) {
    if (signal.aborted) return;
    const reason = error instanceof ApiError ? `${error.message} (${error.code})` : String(error);
    log(`the demo campaign could not be built: ${reason}`);
  }
}

/** Follows the link in the message to the demo account, which makes it an operator; nothing happens with a mail server. */
async function confirmAddress(api: DemoApi, mailFolder: string, email: string): Promise<void> {
  const message = await newMessage(mailFolder, email);
  if (message === undefined) return;
  const quoted = await readFile(join(mailFolder, message), 'utf8');
  const text = quoted.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=');
  const token = /verify-email\?token=([\w-]+)/.exec(text)?.[1];
  if (token) await api.confirmAddress(token);
}

/** A message is written after the answer that announces it, on a busy machine seconds later. */
async function newMessage(folder: string, email: string): Promise<string | undefined> {
  const deadline = Date.now() + (process.env.SMTP_URL ? 0 : MESSAGE_WITHIN_MS);
  for (;;) {
    const names = await readdir(folder).catch(() => []);
    const [message] = names.filter((name) => name.endsWith(`-${email}.eml`)).sort();
    if (message !== undefined || Date.now() >= deadline) return message;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function isDone(path: string): Promise<boolean> {
  const text = await readFile(path, 'utf8').catch(() => '');
  try {
    return state.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

/** A start that was interrupted half-way left a project without its link; that one is used again. */
async function findOrBuild(api: DemoApi): Promise<string> {
  const [known] = await api.projectsTagged(TAG);
  const existing = known ? await api.links(known.id) : [];
  const found = existing.find(({ slug }) => slug === DEMO_SLUG);
  if (found) return found.id;
  const project =
    known ??
    (await api.createProject({
      name: 'The print shop',
      description: 'A poster that comes alive. Show it on this screen or print it, then scan it with your phone.',
      tags: [TAG],
    }));
  const imageId = await api.upload('images', project.id, join(ART, 'demo-poster.jpg'), 'image/jpeg');
  const videoId = await api.upload('videos', project.id, join(ART, 'demo-poster.mp4'), 'video/mp4');
  const markerId = await api.generateMarker({ imageId, videoId, name: 'Poster' });
  const link = await api.createLink(project.id, { markerIds: [markerId], name: 'Demo poster', slug: DEMO_SLUG });
  return link.id;
}

async function untilPublished(api: DemoApi, linkId: string): Promise<void> {
  const deadline = Date.now() + 180_000;
  while (Date.now() < deadline) {
    const link = await api.link(linkId);
    const markers = await Promise.all(link.markerIds.map((id) => api.marker(id)));
    const failed = markers.find(({ status }) => status === 'failed');
    if (failed) throw new Error(failed.error?.message ?? 'its marker failed');
    if (link.publishedAt !== null && markers.every(({ status }) => status === 'ready')) return;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  throw new Error('it is still not published after three minutes');
}
