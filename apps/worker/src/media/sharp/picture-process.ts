import { createInterface } from 'node:readline';
import { type PictureAnswer, type PictureRequest, pictureTasks } from './picture-tasks.js';
import { PictureError, startUp } from './pictures.js';

/** The program that decodes pictures: it runs in the sandbox, one for each job, and answers line by line. */
async function answer({ task, input }: PictureRequest): Promise<PictureAnswer> {
  try {
    // Each task checks nothing of its input: it was written by the worker, for this very task.
    const run = pictureTasks[task] as (input: unknown) => Promise<unknown>;
    return { result: await run(input) };
  } catch (error) {
    if (error instanceof PictureError) return { error: { kind: error.kind, message: error.message } };
    throw error;
  }
}

await startUp();
for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line) as PictureRequest))}\n`);
}
