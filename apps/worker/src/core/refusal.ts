import { PermanentJobError } from '@argument/queue';

/** Why something cannot be used: `message` says what to do instead. */
export interface Refusal {
  code: string;
  message: string;
}

/** @throws PermanentJobError when there is a refusal */
export function assertAccepted(refusal: Refusal | null): void {
  if (refusal) throw new PermanentJobError(refusal.code, refusal.message);
}
