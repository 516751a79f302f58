import type { JobName, JobPayload } from '@argument/contracts';

/** What a queue entry holds. */
export interface JobData<N extends JobName = JobName> {
  id: string;
  payload: JobPayload<N>;
}

/** BullMQ keeps `:` for itself; neither job kinds nor UUIDs have a dot. */
export const toQueueId = (id: string): string => id.replaceAll(':', '.');
