/** What a process is asked and answers, see {@link TaskProcess}. */
export interface TaskRequest {
  id: number;
  input: unknown;
}
export type TaskAnswer = { id: number } & ({ result: unknown } | { error: string });

/** Makes this process answer what it is asked. It ends with whoever started it. */
export function serveTasks<I>(run: (input: I) => Promise<unknown>): void {
  const answer = async ({ id, input }: TaskRequest): Promise<TaskAnswer> => {
    try {
      // Checks nothing of its input: it was written by the worker, for this very program.
      return { id, result: await run(input as I) };
    } catch (error) {
      return { id, error: error instanceof Error ? error.message : String(error) };
    }
  };
  // OpenCV's own listeners throw once more what was not caught, and Node prints the line of code that throws: ten megabytes.
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.removeAllListeners(event);
    process.on(event, (error) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    });
  }
  process.on('message', async (request: TaskRequest) => {
    const answered = await answer(request);
    if (process.connected) process.send?.(answered, undefined, undefined, () => undefined);
  });
  process.once('disconnect', () => process.exit());
}
