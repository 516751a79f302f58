/** A moment as the value of a `datetime-local` field, in the clock of this machine; empty for none. */
export function toLocal(iso: string | null): string {
  if (!iso) return '';
  const time = new Date(iso);
  const shifted = new Date(time.getTime() - time.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}

/** The other way; null for an empty field. */
export const fromLocal = (value: string): string | null => (value ? new Date(value).toISOString() : null);
