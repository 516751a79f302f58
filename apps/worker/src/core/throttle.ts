/**
 * Passes progress on when it moved by a whole percent and `intervalMs` have gone by; calls while one is under way are
 * dropped. A failure is given to `onError`, because progress must never stop the work it tells about.
 *
 * @param report gets 0 to 100
 */
export function throttledProgress(
  report: (percent: number) => Promise<void>,
  onError: (error: unknown) => void,
  intervalMs = 1_000,
): { report(percent: number): void; settled(): Promise<void> } {
  let last = 0;
  let lastAt = Number.NEGATIVE_INFINITY;
  let pending: Promise<void> | null = null;
  return {
    report(percent) {
      const whole = Math.min(99, Math.floor(percent));
      if (pending !== null || whole <= last || performance.now() - lastAt < intervalMs) return;
      last = whole;
      lastAt = performance.now();
      pending = report(whole)
        .catch(onError)
        .finally(() => {
          pending = null;
        });
    },
    async settled() {
      await pending;
    },
  };
}
