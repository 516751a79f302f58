import type { Effects } from '../unit-of-work.js';

/** A payload stays small, and a job that fails does not repeat thousands of deletions. */
const KEYS_PER_JOB = 500;

/**
 * Has the worker delete these files once the transaction is committed, and stop working on what they belonged to, which
 * `subjectId` names.
 */
export async function enqueueDeletion(
  effects: Effects,
  subjectId: string,
  keys: readonly string[],
  workspaceId: string,
): Promise<void> {
  await effects.cancelJobs(subjectId);
  for (let start = 0; start < keys.length; start += KEYS_PER_JOB) {
    const part = keys.slice(start, start + KEYS_PER_JOB);
    const id = `delete-files:${subjectId}:${start / KEYS_PER_JOB + 1}`;
    await effects.job(id, 'delete-files', { keys: part }, workspaceId);
  }
}
