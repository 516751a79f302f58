/**
 * Makes of a call for many things one that can be made for few: while one call is under way, what others bring waits and
 * goes together in the next. Each caller learns how its own batch went.
 */
export function inBatches<T, R = void>(send: (items: readonly T[]) => Promise<R>): (items: readonly T[]) => Promise<R> {
  let underWay: Promise<unknown> | null = null;
  let next: { items: T[]; sent: Promise<R> } | null = null;
  return (items) => {
    if (next) {
      next.items.push(...items);
      return next.sent;
    }
    const waiting = [...items];
    const begin = async () => {
      await underWay;
      next = null;
      const sending = send(waiting);
      const settled = sending.then(
        () => undefined,
        () => undefined,
      );
      underWay = settled;
      void settled.then(() => {
        if (underWay === settled) underWay = null;
      });
      return sending;
    };
    // `begin` waits at least one turn before it looks at what came together.
    next = { items: waiting, sent: begin() };
    return next.sent;
  };
}

/**
 * For what nobody waits for: collects for `afterMs`, then sends all of it in one call. What was not sent when the process
 * ends is lost, and does not keep it from ending.
 */
export function inBatchesLater<T>(
  send: (items: readonly T[]) => Promise<void>,
  { afterMs, onError }: { afterMs: number; onError: (error: unknown) => void },
): (items: readonly T[]) => void {
  let collected: T[] = [];
  return (items) => {
    if (items.length === 0) return;
    if (collected.length === 0) {
      setTimeout(() => {
        const all = collected;
        collected = [];
        send(all).catch(onError);
      }, afterMs).unref();
    }
    collected.push(...items);
  };
}
