/**
 * Seconds left as one would say them: coarser the longer it takes, because an estimate of minutes is not good to the
 * second. Empty while there is none.
 */
export function aboutLeft(seconds: number | null): string {
  if (seconds === null) return '';
  if (seconds <= 5) return 'a few seconds left';
  if (seconds <= 55) return `about ${Math.ceil(seconds / 10) * 10} s left`;
  if (seconds <= 90) return 'about a minute left';
  if (seconds <= 150) return 'about 2 min left';
  if (seconds <= 8 * 60) return 'a few minutes left';
  if (seconds <= 55 * 60) return `about ${Math.ceil(seconds / 300) * 5} min left`;
  if (seconds <= 90 * 60) return 'about an hour left';
  return 'more than an hour left';
}
