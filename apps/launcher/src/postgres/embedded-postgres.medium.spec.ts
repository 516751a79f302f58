import { chmod, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@argument/database';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';

const password = 'a password of its own';
const log = () => {};
let home: string;
let folder: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'argument postgres '));
  folder = join(home, 'postgres');
});
afterAll(() => rm(home, { recursive: true, force: true }));

const start = (): Promise<EmbeddedPostgres> => startEmbeddedPostgres({ folder, password, log });

describe('the embedded PostgreSQL', () => {
  it('keeps its data over a restart, in a path with spaces, in a folder closed to others', async () => {
    await chmod(home, 0o700);
    const first = await start();
    const applied = await migrate({ url: first.url });
    await first.stop();
    const second = await start();
    expect(applied.length).toBeGreaterThan(0);
    expect(await migrate({ url: second.url })).toEqual([]);
    await second.stop();
  });

  it('says what to do when its files are damaged', async () => {
    await truncate(join(folder, 'global', 'pg_control'), 0);
    await expect(start()).rejects.toThrow(/is damaged \(.*pg_control.*\)\. Restore/);
  });

  it('does not take over a folder that holds something else', async () => {
    await rm(folder, { recursive: true });
    await writeFile(folder, 'a file');
    await expect(start()).rejects.toThrow();
    await rm(folder);
  });
});
