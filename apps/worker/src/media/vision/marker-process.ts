import { type MarkerAnswer, type MarkerRequest, markerTasks } from './marker-tasks.js';

/** The program that computes markers, so that the worker can go on with other jobs. It ends with whoever started it. */
async function answer({ id, task, input }: MarkerRequest): Promise<MarkerAnswer> {
  try {
    // Each task checks nothing of its input: it was written by the worker, for this very task.
    const run = markerTasks[task] as (input: unknown) => Promise<unknown>;
    return { id, result: await run(input) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

// OpenCV's own listeners throw once more what was not caught, and Node prints the line of code that throws: ten megabytes.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.removeAllListeners(event);
  process.on(event, (error) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  });
}
process.on('message', async (request: MarkerRequest) => {
  const answered = await answer(request);
  if (process.connected) process.send?.(answered, undefined, undefined, () => undefined);
});
process.once('disconnect', () => process.exit());
