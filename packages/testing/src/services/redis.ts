import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { findFreePort, makeTempFolder } from './temp.js';
import { waitFor } from './wait.js';

export interface TestRedis {
  /** `redis://...` */
  url: string;
  port: number;
  /** Sends a command such as `CONFIG SET maxmemory 1`. @throws Error when it is refused */
  order(command: string): Promise<void>;
  /** Ends it as a killed machine would; what it held is gone. */
  kill(): Promise<void>;
  /** Starts it again where it was, empty. */
  restart(): Promise<void>;
  /** Stops it; what it held is gone. */
  stop(): Promise<void>;
}

/** Starts a Redis of its own. Needs Debian's package `redis-server` (or any Redis 7 whose program has that name). */
export async function startRedis(): Promise<TestRedis> {
  const port = await findFreePort();
  const folder = await makeTempFolder();
  const args = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    folder.path,
  ];
  const launch = async () => {
    const launched = spawn('redis-server', args, { stdio: 'ignore' });
    let failure: Error | undefined;
    launched.once('error', (error) => {
      failure = new Error('redis-server could not be started; install the package redis-server.', { cause: error });
    });
    await waitFor('Redis to answer', async () => {
      if (failure) throw failure;
      return answers(port);
    });
    return launched;
  };
  let server = await launch();
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    const isRunning = server.exitCode === null && server.signalCode === null;
    if (isRunning && server.kill(signal)) await once(server, 'exit');
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    order: (command) => order(port, command),
    kill: () => end('SIGKILL'),
    restart: async () => {
      server = await launch();
    },
    stop: async () => {
      await end('SIGTERM');
      await folder.remove();
    },
  };
}

async function order(port: number, command: string): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  try {
    socket.write(`${command}\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    if (!answer.toString().startsWith('+OK')) throw new Error(`Redis answered "${command}" with ${answer}`);
  } finally {
    socket.destroy();
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
