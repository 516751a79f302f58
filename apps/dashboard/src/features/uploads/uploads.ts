'use client';
import { useSyncExternalStore } from 'react';
import { titleFromFile } from '../../lib/format';
import { plainWords } from '../../lib/http/problem';
import { Transfer } from '../../lib/http/upload';
import { deleteImage, deleteMarker, generateMarker, updateMarker } from '../pairs/pairs.api';
import { deleteVideo } from '../pairs/videos.api';
import { Pause } from './pause';
import { UploadQueue } from './upload-queue';
import {
  addPair,
  changeFile,
  changePair,
  findPair,
  readNoPairs,
  readPairs,
  removePair,
  subscribe,
} from './uploads.store';
import type { FileUpload, PairUpload, Side } from './uploads.types';

/** Gives the project's id; may create the project first. */
export type ProjectSource = () => Promise<string>;

const queue = new UploadQueue(3);
const projects = new Map<string, ProjectSource>();
const cancels = new Map<string, AbortController>();
const pauses = new Map<string, Pause>();
const linking = new Map<string, Promise<void>>();
/** How to delete what another file has replaced, once the new one is in its place. */
const replaced = new Map<string, (() => Promise<void>)[]>();
const NOTHING_SENT = { sent: 0, sentBefore: 0, startedAt: null, stalled: false } as const;
const cancelKey = (key: string, side: Side): string => `${key}/${side}`;

/** Makes the marker as soon as the picture is there, and gives it its video as soon as that is there. */
async function link(key: string): Promise<void> {
  const pair = findPair(key);
  const imageId = pair?.picture?.assetId;
  if (!pair || !imageId) return;
  const videoId = pair.video?.assetId ?? null;
  try {
    if (!pair.markerId) {
      const { id } = await generateMarker({
        imageId,
        name: titleFromFile(pair.picture?.file.name ?? '').slice(0, 120),
        ...(videoId ? { videoId } : {}),
      });
      changePair(key, { markerId: id, linkedVideoId: videoId, message: null });
    } else if (videoId && videoId !== pair.linkedVideoId) {
      await updateMarker(pair.markerId, { videoIds: [videoId] });
      changePair(key, { linkedVideoId: videoId, message: null });
    }
    await discardReplaced(key);
  } catch (error) {
    changePair(key, { message: plainWords(error).detail });
  }
}

async function discardReplaced(key: string): Promise<void> {
  const deletions = replaced.get(key) ?? [];
  replaced.delete(key);
  // In turn, the marker before its picture. What cannot be deleted now stays visible in the project and can be deleted there.
  for (const deletion of deletions) await deletion().catch(() => null);
}

function noteReplaced(key: string, side: Side): void {
  const pair = findPair(key);
  const assetId = pair?.[side]?.assetId;
  const deletions = replaced.get(key) ?? [];
  const markerId = side === 'picture' ? pair?.markerId : null;
  if (markerId) deletions.push(() => deleteMarker(markerId));
  if (assetId) deletions.push(() => (side === 'picture' ? deleteImage(assetId) : deleteVideo(assetId)));
  replaced.set(key, deletions);
}

/** One at a time for a pair: two sides that arrive together must not make two markers. */
function linkInTurn(key: string): void {
  const before = linking.get(key) ?? Promise.resolve();
  linking.set(
    key,
    before.then(() => link(key)),
  );
}

/** Sends one side. A paused one gives its place in the queue to the next. */
async function transfer(key: string, side: Side): Promise<void> {
  const upload = findPair(key)?.[side];
  const project = projects.get(key);
  if (!upload || !project) return;
  const { file, url } = upload;
  const cancel = new AbortController();
  const change = changeFile.bind(null, key, side, url);
  change({ state: 'waiting', startedAt: null, stalled: false, message: null });
  cancels.set(cancelKey(key, side), cancel);
  try {
    const projectId = await project();
    changePair(key, { projectId });
    const sending = new Transfer({
      kind: side === 'picture' ? 'image' : 'video',
      projectId,
      file,
      signal: cancel.signal,
      onProgress: (sent) => {
        const before = findPair(key)?.[side];
        // The first word of a stretch is what the server has already.
        change(before?.startedAt === null ? { sent, sentBefore: sent, startedAt: Date.now() } : { sent });
      },
      onStalled: (stalled) => change({ stalled }),
    });
    const assetId = await sendInTurn(cancelKey(key, side), sending, change);
    change({ state: 'sent', sent: file.size, assetId });
    linkInTurn(key);
  } catch (error) {
    if (cancel.signal.aborted) change({ state: 'cancelled', message: 'You stopped this upload.' });
    else change({ state: 'failed', message: plainWords(error).detail });
  } finally {
    pauses.delete(cancelKey(key, side));
  }
}

async function sendInTurn(name: string, sending: Transfer, change: (now: Partial<FileUpload>) => void) {
  for (;;) {
    const pause = new Pause();
    pauses.set(name, pause);
    const id = await queue.run(async () => {
      if (pause.wanted) return null;
      pause.onWanted = () => sending.pause();
      change({ state: 'sending', startedAt: null });
      return sending.go();
    });
    if (id !== null) return id;
    change({ state: 'paused', stalled: false });
    await pause.over;
    change({ state: 'waiting' });
  }
}

/** Starts a pair with what is there of it; the other side may come later by {@link putFile}. */
export function startPair(project: ProjectSource, files: { picture?: File | null; video?: File | null }): string {
  const key = addPair();
  projects.set(key, project);
  if (files.picture) putFile(key, 'picture', files.picture);
  if (files.video) putFile(key, 'video', files.video);
  return key;
}

/** Sends a file as one side of a pair. A new picture means a new marker. */
export function putFile(key: string, side: Side, file: File): void {
  cancelUpload(key, side);
  noteReplaced(key, side);
  const url = URL.createObjectURL(file);
  const upload = { file, url, state: 'waiting', assetId: null, message: null, ...NOTHING_SENT } as const;
  changePair(
    key,
    side === 'picture' ? { picture: upload, markerId: null, linkedVideoId: null, message: null } : { video: upload },
  );
  void transfer(key, side);
}

export function cancelUpload(key: string, side: Side): void {
  cancels.get(cancelKey(key, side))?.abort(new DOMException('Cancelled', 'AbortError'));
  // A paused one wakes up to find that it was stopped.
  pauses.get(cancelKey(key, side))?.end();
}

export function retryUpload(key: string, side: Side): void {
  void transfer(key, side);
}

export function pauseUpload(key: string, side: Side): void {
  pauses.get(cancelKey(key, side))?.begin();
}

export function resumeUpload(key: string, side: Side): void {
  pauses.get(cancelKey(key, side))?.end();
}

/** Tries once more to make the marker. */
export function retryMarker(key: string): void {
  changePair(key, { message: null });
  linkInTurn(key);
}

/** Takes a pair off the list; what is already on the server stays there. */
export function dropPair(key: string): void {
  cancelUpload(key, 'picture');
  cancelUpload(key, 'video');
  projects.delete(key);
  replaced.delete(key);
  linking.delete(key);
  removePair(key);
}

export const useUploads = (): readonly PairUpload[] => useSyncExternalStore(subscribe, readPairs, readNoPairs);
