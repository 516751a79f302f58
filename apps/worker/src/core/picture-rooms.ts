import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Sandbox } from '../media/sandbox/sandbox.js';
import { PictureRoom } from '../media/sharp/picture-room.js';
import type { Standby } from './standby.js';
import { makeWorkFolder, removeWorkFolder } from './work-folder.js';

/** Longest that a spare room is put off for what somebody waits for, ms. */
const PEACE_MS = 15_000;
/** Pictures that one process decodes; its limit of processor time is for all of them together. */
const MOST_PICTURES = 20;
/** How long a room waits for its tenant's next picture, ms. */
const IDLE_MS = 5_000;

/** A room that has seen pictures of one tenant, and serves nobody else. */
interface KeptRoom {
  room: PictureRoom;
  tenant: string;
  pictures: number;
  timer: NodeJS.Timeout;
}

/**
 * Gives every job a room. Starting a room's process takes about as long as many a picture, so that one is kept ready that
 * has seen nothing, and a room that a picture left in good order is kept a while for the same tenant: what a hostile
 * picture might have done to it could reach only pictures of whoever sent it.
 */
export class PictureRooms {
  private spare: Promise<PictureRoom> | null = null;
  private readonly kept = new Set<KeptRoom>();
  private readonly closing = new AbortController();

  constructor(
    private readonly sandbox: Sandbox,
    private readonly standby: Standby,
  ) {}

  /** @param tenant whose picture it is; the room may have seen others of them */
  async use<T>(tenant: string, work: (room: PictureRoom) => Promise<T>): Promise<T> {
    const { room, pictures } = this.keptFor(tenant) ?? { room: await this.takeSpare(), pictures: 0 };
    let isInOrder = false;
    try {
      const result = await work(room);
      isInOrder = true;
      return result;
    } finally {
      if (isInOrder && pictures + 1 < MOST_PICTURES && !this.closing.signal.aborted)
        await this.keep(room, tenant, pictures + 1);
      else await discard(room);
      void this.prepareInPeace();
    }
  }

  /** The next picture may be long in coming; the video that came with this one is there. */
  private async prepareInPeace(): Promise<void> {
    await this.standby
      .turn(this.closing.signal, PEACE_MS)
      .pause()
      .catch(() => undefined);
    this.prepare();
  }

  prepare(): void {
    if (this.closing.signal.aborted) return;
    this.spare ??= this.open();
    // Whoever takes it learns what went wrong.
    this.spare.catch(() => undefined);
  }

  async close(): Promise<void> {
    this.closing.abort();
    for (const { room, timer } of this.kept) {
      clearTimeout(timer);
      await discard(room);
    }
    this.kept.clear();
    const room = await this.spare?.catch(() => null);
    if (room) await discard(room);
  }

  private keptFor(tenant: string): KeptRoom | null {
    for (const kept of this.kept) {
      if (kept.tenant !== tenant || !kept.room.isUsable) continue;
      this.kept.delete(kept);
      clearTimeout(kept.timer);
      return kept;
    }
    return null;
  }

  private async keep(room: PictureRoom, tenant: string, pictures: number): Promise<void> {
    await Promise.all((await readdir(room.folder)).map((name) => removeWorkFolder(path.join(room.folder, name))));
    const timer = setTimeout(() => {
      this.kept.delete(kept);
      void discard(room);
    }, IDLE_MS);
    timer.unref();
    const kept: KeptRoom = { room, tenant, pictures, timer };
    this.kept.add(kept);
  }

  private async takeSpare(): Promise<PictureRoom> {
    const spare = this.spare;
    this.spare = null;
    const room = await spare?.catch(() => null);
    if (room?.isUsable) return room;
    if (room) await discard(room);
    return this.open();
  }

  private async open(): Promise<PictureRoom> {
    return PictureRoom.open(this.sandbox, await makeWorkFolder());
  }
}

async function discard(room: PictureRoom): Promise<void> {
  room.close();
  await removeWorkFolder(room.folder);
}
