import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** What a line does to what a client sends and to the answers. */
export interface LineTrouble {
  /** Answers come that late, ms. */
  delayMs?: number;
  /** Asked for each piece that the server answers: true breaks the line instead, and nobody hears what the server has done. */
  loses?: (answer: Buffer) => boolean;
}

export interface LineProxy {
  port: number;
  /** From now on; without one the line is good. */
  trouble(trouble: LineTrouble): void;
  /** Answers that were lost. */
  readonly lost: number;
  stop(): Promise<void>;
}

/** A line of TCP between clients and a server on this machine, whatever they speak. */
export async function startLineProxy(targetPort: number): Promise<LineProxy> {
  let present: LineTrouble = {};
  let lost = 0;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(targetPort, '127.0.0.1');
    const end = () => {
      client.destroy();
      upstream.destroy();
      open.delete(client);
    };
    open.add(client);
    for (const socket of [client, upstream]) socket.setNoDelay(true).on('error', end).on('close', end);
    client.pipe(upstream);
    upstream.on('data', (answer: Buffer) => {
      if (present.loses?.(answer)) {
        lost += 1;
        return end();
      }
      const { delayMs = 0 } = present;
      if (delayMs === 0) client.write(answer);
      else setTimeout(() => client.write(answer), delayMs);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    trouble: (trouble) => {
      present = trouble;
    },
    get lost() {
      return lost;
    },
    stop: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
