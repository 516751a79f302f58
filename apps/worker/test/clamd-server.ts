import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

/** What antivirus programs agree to find, put together here so that none finds it in this file. */
export const EICAR = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
);

export interface ClamdServer {
  port: number;
  /** Bytes of the files that it has judged, in order. */
  scanned: number[];
  stop(): Promise<void>;
}

/**
 * Speaks clamd's INSTREAM as its manual has it, with one signature and a limit of 4 MiB for a stream.
 * @param mode `silent`: takes everything and never answers
 */
export async function startClamdServer(mode: 'judging' | 'silent' = 'judging'): Promise<ClamdServer> {
  const scanned: number[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    let input = Buffer.alloc(0);
    socket.on('data', (bytes: Buffer) => {
      input = Buffer.concat([input, bytes]);
      if (mode === 'silent') return;
      const verdict = judge(input, scanned);
      if (verdict !== null) socket.end(`${verdict}\0`);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    scanned,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Null while there is more to come. */
function judge(input: Buffer, scanned: number[]): string | null {
  const command = 'zINSTREAM\0';
  if (input.length < command.length) return null;
  if (input.toString('latin1', 0, command.length) !== command) return 'UNKNOWN COMMAND';
  const parts: Buffer[] = [];
  for (let at = command.length; at + 4 <= input.length; ) {
    const length = input.readUInt32BE(at);
    if (length === 0) {
      const file = Buffer.concat(parts);
      scanned.push(file.length);
      return file.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK';
    }
    if (at + 4 + length > input.length) return null;
    parts.push(input.subarray(at + 4, at + 4 + length));
    at += 4 + length;
    if (at > 4 * 2 ** 20) return 'INSTREAM size limit exceeded. ERROR';
  }
  return null;
}
