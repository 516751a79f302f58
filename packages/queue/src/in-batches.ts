/**
 * Makes of a call for many things one that can be made for few: while one call is under way, what others bring waits and
 * goes together in the next. Each caller learns how its own batch went.
 */
export function inBatches<T>(send: (items: readonly T[]) => Promise<void>): (items: readonly T[]) => Promise<void> {
  let underWay: Promise<unknown> | null = null;
  let next: { items: T[]; sent: Promise<void> } | null = null;
  return (items) => {
    if (next) {
      next.items.push(...items);
      return next.sent;
    }
    const batch = { items: [...items], sent: Promise.resolve() };
    const begin = async () => {
      await underWay;
      next = null;
      const sending = send(batch.items);
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
    next = batch;
    batch.sent = begin();
    return batch.sent;
  };
}
