import type { UploadAccepted } from '@argument/contracts';
import { address } from './client';
import { ApiError, toProblem, unreachable } from './problem';
import { readToken, refresh } from './session';

export interface Upload {
  kind: 'images' | 'videos';
  projectId: string;
  file: File;
  /** Bytes sent so far. */
  onProgress: (sent: number) => void;
  signal: AbortSignal;
}

/** XMLHttpRequest and not fetch: only it tells how much of a body has gone out. */
function post({ kind, projectId, file, onProgress, signal }: Upload): Promise<UploadAccepted> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address(`/${kind}/upload`));
    request.responseType = 'json';
    const token = readToken();
    if (token) request.setRequestHeader('authorization', `Bearer ${token}`);
    request.upload.onprogress = (event) => onProgress(Math.min(event.loaded, file.size));
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as UploadAccepted);
      else reject(new ApiError(toProblem(request.status, request.response)));
    };
    request.onerror = () => reject(unreachable(new Error('The upload was cut off')));
    request.onabort = () => reject(signal.reason);
    signal.addEventListener('abort', () => request.abort(), { once: true });
    const form = new FormData();
    // Fields before the file: the server streams the file and must know its project by then.
    form.append('projectId', projectId);
    form.append('file', file, file.name);
    request.send(form);
  });
}

/**
 * Sends one file as multipart form data.
 * @throws ApiError when refused; the signal's reason when cancelled
 */
export async function uploadFile(upload: Upload): Promise<UploadAccepted> {
  upload.signal.throwIfAborted();
  try {
    return await post(upload);
  } catch (error) {
    const expired = error instanceof ApiError && error.status === 401;
    if (!expired || !(await refresh())) throw error;
    return post(upload);
  }
}
