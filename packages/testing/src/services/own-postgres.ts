import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { migrate } from '@argument/database';
import type { TestDatabase } from './postgres.js';

const PROGRAM = fileURLToPath(new URL('../../harness/postgres-own.mjs', import.meta.url));

/** A PostgreSQL that belongs to one test, which may do harm to it. What it commits survives a crash. */
export interface OwnPostgres extends TestDatabase {
  port: number;
  /** Ends it as a killed machine would. */
  crash(): Promise<void>;
  /** `fileBytes`: none of its files can grow over that, as on a full disk, until it is started anew. */
  restart(options?: { fileBytes?: number }): Promise<void>;
}

interface Answer {
  result?: unknown;
  trouble?: string;
}

/** Starts one with all migrations applied, unless it gets settings of its own; takes about two seconds. */
export async function startOwnPostgres(
  initdbFlags: readonly string[] = [],
  settings: Record<string, string> | null = null,
): Promise<OwnPostgres> {
  const host = fork(PROGRAM, { stdio: 'ignore', execArgv: [] });
  const order = async (name: string, options: object = {}): Promise<unknown> => {
    host.send({ order: name, options });
    const [answer] = (await once(host, 'message')) as [Answer];
    if (answer.trouble !== undefined) throw new Error(answer.trouble);
    return answer.result;
  };
  const flags = { synchronous_commit: 'on', full_page_writes: 'on', ...settings };
  const { url, port } = (await order('start', { flags, initdbFlags })) as { url: string; port: number };
  // Settings may be such that it is to be reached another way.
  if (settings === null) await migrate({ url });
  return {
    url,
    port,
    crash: async () => void (await order('crash')),
    restart: async (options) => void (await order('restart', options)),
    drop: async () => {
      const gone = once(host, 'exit');
      host.disconnect();
      await gone;
    },
  };
}
