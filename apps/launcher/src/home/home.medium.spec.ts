import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDataFolder } from './data-folder.js';
import { lockDataFolder } from './lock.js';
import { loadSecrets } from './secrets.js';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'argument home '));
});
afterEach(() => rm(home, { recursive: true, force: true }));

describe('the data folder', () => {
  it('is made with everything above it', async () => {
    const deep = join(home, 'a', 'b');
    await prepareDataFolder(deep);
    expect((await stat(deep)).isDirectory()).toBe(true);
  });

  it('is refused when it is a file', async () => {
    const file = join(home, 'file');
    await writeFile(file, '');
    await expect(prepareDataFolder(file)).rejects.toThrow(/is not a folder.*ARGUMENT_HOME/);
    await expect(prepareDataFolder(join(file, 'below'))).rejects.toThrow(/is not a folder/);
  });
});

describe('the lock', () => {
  it('belongs to one at a time', async () => {
    const path = join(home, 'launcher.lock');
    const unlock = await lockDataFolder(path, home);
    await expect(lockDataFolder(path, home)).rejects.toThrow(`in use by another ARgument (process ${process.pid})`);
    await unlock();
    await (await lockDataFolder(path, home))();
  });

  it.each([
    ['whose process is gone', JSON.stringify({ pid: 2 ** 22 - 1, startedAt: 'x' })],
    ['whose number another process has now', JSON.stringify({ pid: process.pid, startedAt: 'before the last boot' })],
    ['cut off by a full disk', '{"pid":'],
  ])('%s is taken over', async (_, content) => {
    const path = join(home, 'launcher.lock');
    await writeFile(path, content);
    await (await lockDataFolder(path, home))();
  });
});

describe('the secrets', () => {
  it('are made once, long, and for the owner only', async () => {
    const path = join(home, 'secrets.json');
    const first = await loadSecrets(path);
    expect(first.appSecret.length).toBeGreaterThanOrEqual(32);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await loadSecrets(path)).toEqual(first);
  });

  it('are not replaced when they are damaged', async () => {
    const path = join(home, 'secrets.json');
    await writeFile(path, '{}');
    await expect(loadSecrets(path)).rejects.toThrow(/is damaged/);
  });
});
