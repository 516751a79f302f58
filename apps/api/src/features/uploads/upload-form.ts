import type { Readable } from 'node:stream';
import type { FieldError } from '@argument/contracts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { errors } from '../../core/errors/errors.js';
import { ProblemError } from '../../core/errors/problem-error.js';

interface Steps<F> {
  /** Throws unless the project may be uploaded to. */
  checkProject: (projectId: string) => Promise<void>;
  save: (source: Readable, name: string) => Promise<F>;
}

const uuid = z.uuid();
const LONGEST_NAME = 200;

/** Reads `projectId` and `file` in whatever order they come. A project that comes first is checked before any byte. */
export async function readUploadForm<F>(
  request: FastifyRequest,
  steps: Steps<F>,
): Promise<{ projectId: string; file: F }> {
  if (!request.isMultipart()) throw errors.notMultipart();
  let projectId: string | undefined;
  let file: F | undefined;
  try {
    const limits = { files: 1, fields: 20, fieldSize: 10_000, fileSize: Number.POSITIVE_INFINITY };
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') {
        if (part.fieldname !== 'projectId') continue;
        projectId = parseProjectId(part.value);
        await steps.checkProject(projectId);
      } else if (part.fieldname === 'file' && file === undefined) {
        file = await steps.save(part.file, cleanName(part.filename));
      } else {
        part.file.resume();
      }
    }
    if (projectId === undefined || file === undefined) throw errors.invalidFields(missing(projectId, file));
    return { projectId, file };
  } catch (error) {
    letTheRestPass(request);
    throw error instanceof ProblemError ? error : translate(error);
  }
}

/**
 * Reads on and forgets. A client that is still sending would otherwise see a broken connection instead of our answer.
 */
function letTheRestPass(request: FastifyRequest): void {
  request.raw.unpipe();
  request.raw.resume();
}

function parseProjectId(value: unknown): string {
  const parsed = uuid.safeParse(value);
  if (!parsed.success) {
    throw errors.invalidFields([{ path: 'projectId', message: 'Send the id of a project.' }]);
  }
  return parsed.data;
}

function missing(projectId: string | undefined, file: unknown): FieldError[] {
  return [
    ...(projectId === undefined ? [{ path: 'projectId', message: 'This field is required.' }] : []),
    ...(file === undefined ? [{ path: 'file', message: 'Choose a file.' }] : []),
  ];
}

/** The last segment of a path, without control characters. */
export function cleanName(name: string | undefined): string {
  const base = (name ?? '').split(/[\\/]/).at(-1) ?? '';
  const clean = base.replaceAll(/\p{C}/gu, '').trim().slice(0, LONGEST_NAME);
  return clean === '' ? 'file' : clean;
}

/** What the form parser says of a form that is cut off or malformed. */
function translate(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const ofTheForm = code.startsWith('FST_') || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET';
  const ofTheParser =
    error instanceof Error && /multipart|unexpected end|boundary|part terminated/i.test(error.message);
  return ofTheForm || ofTheParser ? errors.brokenUpload(error) : error;
}
