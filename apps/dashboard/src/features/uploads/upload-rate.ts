/** Milliseconds left at the mean speed so far; null while too little has gone out to say. */
export function timeLeft(sent: number, total: number, elapsedMs: number): number | null {
  if (sent <= 0 || elapsedMs < 800) return null;
  return Math.max(0, ((total - sent) * elapsedMs) / sent);
}

/** `42%`, or `42% · 12 s left` once that can be said. */
export function progressWords(sent: number, total: number, elapsedMs: number): string {
  const percent = total === 0 ? 0 : Math.floor((sent / total) * 100);
  if (percent >= 100) return 'Checking';
  const left = timeLeft(sent, total, elapsedMs);
  if (left === null) return `${percent}%`;
  const seconds = Math.max(1, Math.round(left / 1000));
  return `${percent}% · ${seconds < 60 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`} left`;
}
