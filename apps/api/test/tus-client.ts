import { request as httpRequest } from 'node:http';
import type { Answer, TestClient } from './test-api.js';

const base64 = (text: string) => Buffer.from(text).toString('base64');

export interface Announced {
  projectId: string;
  kind: string;
  filename?: string;
  bytes: number;
}

/** Speaks tus by hand, so that every header of a test is seen. */
export class TusClient {
  constructor(private readonly me: TestClient) {}

  create({ bytes, ...metadata }: Announced, headers: Record<string, string> = {}): Promise<Answer> {
    const pairs = Object.entries(metadata).map(([name, value]) => `${name} ${base64(value)}`);
    return this.send('POST', '/api/v1/uploads', {
      'upload-length': String(bytes),
      'upload-metadata': pairs.join(','),
      ...headers,
    });
  }

  /** The path of a new upload. */
  async begin(announced: Announced): Promise<string> {
    const answer = await this.create(announced);
    const location = answer.headers.get('location');
    if (answer.status !== 201 || !location) throw new Error(`The upload was refused: ${answer.status} ${answer.text}`);
    return location;
  }

  patch(location: string, offset: number, bytes: Buffer, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('PATCH', location, this.patchHeaders(offset, headers), bytes);
  }

  /** Sends `bytes` of an announced `length` and breaks the connection when all of them are out. */
  cut(location: string, offset: number, bytes: Buffer, length: number): Promise<void> {
    return new Promise((resolve) => {
      const request = httpRequest(`${this.me.url}${location}`, {
        method: 'PATCH',
        headers: { ...this.common(), ...this.patchHeaders(offset), 'content-length': length },
      });
      request.on('error', () => resolve()).on('close', () => resolve());
      request.write(bytes, () => setTimeout(() => request.destroy(), 5));
    });
  }

  /** Bytes that the server has. */
  async offset(location: string): Promise<number> {
    const answer = await this.send('HEAD', location);
    if (answer.status !== 200) throw new Error(`HEAD answered ${answer.status}.`);
    return Number(answer.headers.get('upload-offset'));
  }

  send(method: string, location: string, headers: Record<string, string> = {}, body?: Buffer): Promise<Answer> {
    return this.me.sendBytes(method, location, { ...this.common(), ...headers }, body);
  }

  private common(): Record<string, string> {
    return { 'tus-resumable': '1.0.0', authorization: `Bearer ${this.me.session?.accessToken ?? ''}` };
  }

  private patchHeaders(offset: number, headers: Record<string, string> = {}): Record<string, string> {
    return { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream', ...headers };
  }
}

export const idOf = (location: string): string => location.split('/').at(-1) ?? '';
