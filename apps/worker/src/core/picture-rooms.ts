import type { Sandbox } from '../media/sandbox/sandbox.js';
import { PictureRoom } from '../media/sharp/picture-room.js';
import type { Standby } from './standby.js';
import { makeWorkFolder, removeWorkFolder } from './work-folder.js';

/** Longest that a spare room is put off for what somebody waits for, ms. */
const PEACE_MS = 15_000;

/**
 * Gives every job a room of its own. Starting a room's process takes longer than many a picture, so that one is kept
 * ready; it has seen nothing of any job.
 */
export class PictureRooms {
  private spare: Promise<PictureRoom> | null = null;

  private readonly closing = new AbortController();

  constructor(
    private readonly sandbox: Sandbox,
    private readonly standby: Standby,
  ) {}

  async use<T>(work: (room: PictureRoom) => Promise<T>): Promise<T> {
    const room = await this.take();
    try {
      return await work(room);
    } finally {
      await discard(room);
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
    const room = await this.spare?.catch(() => null);
    if (room) await discard(room);
  }

  private async take(): Promise<PictureRoom> {
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
