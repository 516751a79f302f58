import type { Sandbox } from '../media/sandbox/sandbox.js';
import { PictureRoom } from '../media/sharp/picture-room.js';
import { makeWorkFolder, removeWorkFolder } from './work-folder.js';

/**
 * Gives every job a room of its own. Starting a room's process takes longer than many a picture, so that one is kept
 * ready; it has seen nothing of any job.
 */
export class PictureRooms {
  private spare: Promise<PictureRoom> | null = null;
  private closed = false;

  constructor(private readonly sandbox: Sandbox) {}

  async use<T>(work: (room: PictureRoom) => Promise<T>): Promise<T> {
    const room = await this.take();
    // Begun now, so that it is ready when the next picture comes, however long this one takes.
    this.prepare();
    try {
      return await work(room);
    } finally {
      await discard(room);
    }
  }

  prepare(): void {
    if (this.closed) return;
    this.spare ??= this.open();
    // Whoever takes it learns what went wrong.
    this.spare.catch(() => undefined);
  }

  async close(): Promise<void> {
    this.closed = true;
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
