import { ApiError, toProblem, unreachable } from '@argument/sdk';
import { DetailedError, Upload as TusUpload } from 'tus-js-client';
import { api } from './client';

import { readToken, refresh } from './session';
import { readWorkspace, workspaceHeader } from './workspace';

export interface UploadRequest {
  kind: 'image' | 'video';
  projectId: string;
  file: File;
  /** Bytes that the server has or that have gone out. */
  onProgress: (sent: number) => void;
  /** True while the connection is gone and is tried again. */
  onStalled?: (stalled: boolean) => void;
  /** Stops for good; the server forgets what it has. */
  signal: AbortSignal;
}

/** After these the upload counts as failed, and goes on from where it was when it is started again; ms. */
const RETRY_AFTER_MS = [0, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
/** Answers after which another try makes sense; 401 is followed by a new token. */
const PASSING = [401, 409, 423, 429];

/** Addresses that a transfer of this page is busy with: the same file twice must not share one. */
const busy = new Set<string>();

/** One file on its way, by the tus protocol: it can be paused, survives a cut, and goes on after the page was closed. */
export class Transfer {
  readonly #tus: TusUpload;
  readonly #request: UploadRequest;
  #settle: { resolve: (id: string | null) => void; reject: (reason: unknown) => void } | null = null;
  #tokenIsOld = false;

  constructor(request: UploadRequest) {
    const { kind, projectId, file } = request;
    this.#request = request;
    // A transfer stays where it began, whatever workspace is looked at meanwhile.
    const headers = workspaceHeader(readWorkspace());
    this.#tus = new TusUpload(file, {
      endpoint: api.address('/uploads'),
      headers,
      metadata: { projectId, kind, filename: file.name },
      fingerprint: async () => ['argument', projectId, kind, file.name, file.size, file.lastModified].join('|'),
      removeFingerprintOnSuccess: true,
      retryDelays: RETRY_AFTER_MS,
      onBeforeRequest: async (call) => {
        if (this.#tokenIsOld) this.#tokenIsOld = !(await refresh());
        call.setHeader('authorization', `Bearer ${readToken() ?? ''}`);
      },
      onUploadUrlAvailable: () => busy.add(this.#tus.url ?? ''),
      onShouldRetry: (error) => this.#mayPass(error),
      onProgress: (sent) => {
        request.onStalled?.(false);
        request.onProgress(sent);
      },
      onError: (error) => this.#end(() => this.#settle?.reject(inOurWords(error))),
      onSuccess: () => this.#end(() => this.#settle?.resolve(idOf(this.#tus.url))),
    });
    request.signal.addEventListener('abort', () => this.#stop(), { once: true });
  }

  /** Begins or goes on. Gives the id of the image or video, or null when paused. @throws ApiError when refused or cut off */
  go(): Promise<string | null> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      if (this.#request.signal.aborted) reject(this.#request.signal.reason);
      else this.#begin().catch(reject);
    });
  }

  pause(): void {
    void this.#tus.abort();
    this.#settle?.resolve(null);
  }

  async #begin(): Promise<void> {
    if (this.#tus.url === null) {
      const earlier = await this.#tus.findPreviousUploads();
      const mine = earlier.find(({ uploadUrl }) => uploadUrl !== null && !busy.has(uploadUrl));
      if (mine) this.#tus.resumeFromPreviousUpload(mine);
    }
    this.#tus.start();
  }

  #mayPass(error: DetailedError): boolean {
    const status = error.originalResponse?.getStatus() ?? 0;
    this.#tokenIsOld = status === 401;
    const passing = status < 400 || status >= 500 || PASSING.includes(status);
    if (passing) this.#request.onStalled?.(true);
    return passing;
  }

  #stop(): void {
    // What cannot be told now expires by itself.
    void this.#tus.abort(true).catch(() => undefined);
    this.#end(() => this.#settle?.reject(this.#request.signal.reason));
  }

  #end(settle: () => void): void {
    busy.delete(this.#tus.url ?? '');
    this.#request.onStalled?.(false);
    settle();
  }
}

/** Sends one file. @throws ApiError when refused; the signal's reason when cancelled */
export async function uploadFile(request: UploadRequest): Promise<string> {
  const id = await new Transfer(request).go();
  if (id === null) throw new Error('An upload that nobody can pause was paused.');
  return id;
}

/** The upload's id becomes the asset's. */
const idOf = (url: string | null): string => url?.split('/').at(-1) ?? '';

function inOurWords(error: unknown): ApiError {
  const answer = error instanceof DetailedError ? error.originalResponse : null;
  if (!answer) return unreachable(error);
  let body: unknown = null;
  try {
    body = JSON.parse(answer.getBody());
  } catch {
    // A proxy's page: our own words say it better.
  }
  return new ApiError(toProblem(answer.getStatus(), body), { cause: error });
}
