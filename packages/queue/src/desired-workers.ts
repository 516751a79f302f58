/** Jobs that wait or run, and how many workers are wanted from that many on. */
const STEPS = [
  { depth: 0, workers: 2 },
  { depth: 10, workers: 5 },
  { depth: 50, workers: 10 },
  { depth: 100, workers: 20 },
] as const;

/** A smaller number of workers is wanted only when the queue is that much shorter than the step, so that it does not flap. */
const MARGIN = 0.8;

/**
 * How many worker processes a queue of this length wants: under 10 jobs 2, under 50 5, under 100 10, else 20.
 *
 * @param depth jobs that wait or run
 * @param current what was wanted before; with it, fewer are wanted only when the queue is clearly shorter
 */
export function desiredWorkers(depth: number, current = 0): number {
  const wanted = workersAt(depth);
  if (wanted >= current) return wanted;
  return Math.min(current, workersAt(depth / MARGIN));
}

const workersAt = (depth: number): number => STEPS.findLast((step) => depth >= step.depth)?.workers ?? STEPS[0].workers;
