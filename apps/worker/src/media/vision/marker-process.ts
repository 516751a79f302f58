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

process.on('message', async (request: MarkerRequest) => process.send?.(await answer(request)));
process.once('disconnect', () => process.exit());
