import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { waitFor } from '@argument/testing';
import type { ApiEnv } from '../src/env.js';

export interface ApiProcess {
  url: string;
  /** As a power cut does; answers when it is gone. */
  kill(): Promise<void>;
}

/** The built API as a process of its own, on the database and the store of `env`. */
export async function startApiProcess(env: ApiEnv): Promise<ApiProcess> {
  const program = path.resolve(import.meta.dirname ?? __dirname, '../dist/main.js');
  if (!existsSync(program)) throw new Error(`Build first: ${program} is not there.`);
  const port = await freePort();
  const text = Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  const child = spawn(process.execPath, [program], {
    env: {
      ...process.env,
      ...Object.fromEntries(text),
      API_PORT: String(port),
      HOST: '127.0.0.1',
      NODE_ENV: 'production',
    },
    stdio: 'ignore',
  });
  const gone = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  await waitFor(
    'the API process',
    async () => {
      if (child.exitCode !== null) throw new Error(`The API ended with ${child.exitCode}.`);
      const answer = await fetch(`${url}/api/v1/health/live`).catch(() => null);
      return answer?.ok === true;
    },
    60_000,
  );
  return {
    url,
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
