/** Milliseconds left at the mean speed so far; null while too little has gone out to say. */
export function timeLeft(sent: number, total: number, elapsedMs: number): number | null {
  if (sent <= 0 || elapsedMs < 800) return null;
  return Math.max(0, ((total - sent) * elapsedMs) / sent);
}

/** `42%`, or `42% · 12 s left` once that can be said. `sentBefore` bytes were there when the time began. */
export function progressWords(sent: number, total: number, elapsedMs: number, sentBefore = 0): string {
  const percent = total === 0 ? 0 : Math.floor((sent / total) * 100);
  if (percent >= 100) return 'Checking';
  const left = timeLeft(sent - sentBefore, total - sentBefore, elapsedMs);
  return left === null ? `${percent}%` : `${percent}% · ${leftWords(left)}`;
}

/** `12 s left`, `3 min left`. */
export function leftWords(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return `${seconds < 60 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`} left`;
}
