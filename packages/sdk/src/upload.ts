import type { Client } from './client.js';
import { ApiError, UNREACHABLE } from './problem.js';
import { nextTryMs, pause } from './retry.js';

export interface UploadRequest {
  kind: 'image' | 'video';
  projectId: string;
  file: Blob;
  /** For people; the content is judged by its bytes. */
  filename: string;
  /** Bytes that have arrived. */
  onProgress?: (sent: number) => void;
  signal?: AbortSignal | undefined;
}

/** Bytes of one request: what a broken line costs at most. */
const PIECE = 8 * 1024 * 1024;
const TRIES = 6;
const TUS = { 'tus-resumable': '1.0.0' };

/**
 * Sends a file by the tus protocol and gives the id of the image or video. A broken line costs one piece; what is refused is
 * given up. Whether it is ready is told by {@link whenReady}.
 * @throws ApiError when it was refused; the signal's reason when it was given up, which also takes back what had arrived
 */
export async function upload(client: Client, request: UploadRequest): Promise<string> {
  const { signal } = request;
  const id = await announce(client, request);
  try {
    await sendAll(client, id, request);
    return id;
  } catch (error) {
    if (signal?.aborted) await client.request('delete', at(id), { headers: TUS }).catch(() => undefined);
    throw error;
  }
}

const at = (id: string): string => `/uploads/${id}`;

async function announce(client: Client, { kind, projectId, file, filename, signal }: UploadRequest): Promise<string> {
  const metadata = Object.entries({ projectId, kind, filename }).map(([name, value]) => `${name} ${base64(value)}`);
  const headers = { ...TUS, 'upload-length': String(file.size), 'upload-metadata': metadata.join(',') };
  const response = await client.request('post', '/uploads', { headers, signal });
  return response.headers.get('location')?.split('/').at(-1) ?? '';
}

async function sendAll(client: Client, id: string, { file, onProgress, signal }: UploadRequest): Promise<void> {
  let sent = 0;
  let failures = 0;
  while (sent < file.size) {
    const headers = { ...TUS, 'upload-offset': String(sent), 'content-type': 'application/offset+octet-stream' };
    // Its type would overrule the protocol's.
    const body = file.slice(sent, sent + PIECE, 'application/offset+octet-stream');
    try {
      const response = await client.request('patch', at(id), { headers, body, signal });
      sent = offsetOf(response);
      failures = 0;
      onProgress?.(sent);
    } catch (error) {
      const wait = failures < TRIES && mayPass(error) ? nextTryMs(failures, error) : null;
      if (wait === null) throw error;
      failures += 1;
      await pause(wait, signal);
      sent = offsetOf(await client.request('head', at(id), { headers: TUS, signal }));
    }
  }
}

const mayPass = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === UNREACHABLE || error.status >= 500 || error.status === 429);
const offsetOf = (response: Response): number => Number(response.headers.get('upload-offset'));
const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
