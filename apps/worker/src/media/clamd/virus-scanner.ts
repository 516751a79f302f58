import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { PermanentJobError } from '@argument/queue';

/** The scanner did not answer, or not with a verdict. What it was asked about stays unopened: no answer is never a yes. */
export class ScannerDownError extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(`The virus scanner gave no verdict: ${reason}`, options);
    this.name = 'ScannerDownError';
  }
}

/** Judges uploads before anything reads them. */
export interface VirusScanner {
  /** @throws PermanentJobError when something was found, ScannerDownError when nobody can tell */
  assertClean(file: string, signal: AbortSignal): Promise<void>;
}

/** For installations without a scanner. */
export const NO_SCANNER: VirusScanner = { assertClean: () => Promise.resolve() };

export interface ClamdOptions {
  host: string;
  port: number;
  /** Longest silence, ms. */
  timeoutMs?: number;
}

/** Least bytes sent at a time; clamd takes any size below its own limit of a stream. */
const CHUNK = 64 * 1024;

/** ClamAV's daemon over TCP, by its command INSTREAM (clamd(8)): pieces with their lengths before them, the last of length 0. */
export class ClamdScanner implements VirusScanner {
  constructor(private readonly options: ClamdOptions) {}

  async assertClean(file: string, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const verdict = await this.ask(file, signal);
    if (verdict === 'stream: OK') return;
    const found = /^stream: (.+) FOUND$/.exec(verdict)?.[1];
    if (found === undefined) throw new ScannerDownError(verdict || 'it closed the connection');
    throw new PermanentJobError(
      'virus_found',
      `The virus scanner found ${found} in this file, and it was deleted. Scan the device that it came from, then upload a clean copy.`,
    );
  }

  private async ask(file: string, signal: AbortSignal): Promise<string> {
    const { host, port, timeoutMs = 30_000 } = this.options;
    const socket = connect({ host, port });
    let answer = '';
    socket.setTimeout(timeoutMs, () => socket.destroy(new Error(`it was silent for ${timeoutMs} ms`)));
    socket.setEncoding('utf8').on('data', (text: string) => {
      answer += text;
    });
    const abort = () => socket.destroy(new Error('the job was stopped'));
    signal.addEventListener('abort', abort, { once: true });
    try {
      const ended = once(socket, 'close');
      // Told below, by whichever of the two fails first.
      ended.catch(() => undefined);
      await once(socket, 'connect');
      await send(socket, file, ended);
      await ended;
      return answer.replaceAll('\0', '').trim();
    } catch (cause) {
      signal.throwIfAborted();
      // It may have its verdict before it has all: one that says "size limit exceeded" closes the connection.
      throw new ScannerDownError(answer || (cause instanceof Error ? cause.message : String(cause)), { cause });
    } finally {
      signal.removeEventListener('abort', abort);
      socket.destroy();
    }
  }
}

/** @param ended settles when the connection closes: a socket that closed never says that it can take more */
async function send(socket: Socket, file: string, ended: Promise<unknown>): Promise<void> {
  const write = async (bytes: Buffer) => {
    if (!socket.writable) throw new Error('it closed the connection');
    if (!socket.write(bytes)) await Promise.race([once(socket, 'drain'), ended]);
  };
  await write(Buffer.from('zINSTREAM\0'));
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
    await write(lengthOf(chunk.length));
    await write(chunk);
  }
  await write(lengthOf(0));
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}
