import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Sandbox } from '../media/sandbox/sandbox.js';
import type { PictureRoom } from '../media/sharp/picture-room.js';
import '../../test/run-from-source.js';
import { PictureRooms } from './picture-rooms.js';
import { Standby } from './standby.js';

let rooms: PictureRooms;
beforeEach(async () => {
  rooms = new PictureRooms(await Sandbox.open(), new Standby());
});
afterEach(() => rooms.close());

const roomOf = (tenant: string) => rooms.use(tenant, async (room) => room);

it('keeps a room for the tenant whose picture it has seen, and empties it', async () => {
  const leave = async (room: PictureRoom) => {
    await writeFile(path.join(room.folder, 'original'), 'a picture');
    return room;
  };
  const first = await rooms.use('one studio', leave);
  // The process that is just starting may make a folder for fonts there.
  expect(await readdir(first.folder)).not.toContain('original');
  expect(await roomOf('another studio')).not.toBe(first);
  expect(await roomOf('one studio')).toBe(first);
});

it('gives two pictures at a time two rooms', async () => {
  await rooms.use('one studio', async (first) => expect(await roomOf('one studio')).not.toBe(first));
});

it('never uses a room again in which something went wrong', async () => {
  let broken: PictureRoom | null = null;
  const work = rooms.use('one studio', async (room) => {
    broken = room;
    throw new Error('The picture is damaged.');
  });
  await expect(work).rejects.toThrow('damaged');
  expect(await roomOf('one studio')).not.toBe(broken);
  await expect(readdir((broken as unknown as PictureRoom).folder)).rejects.toThrow('ENOENT');
});
