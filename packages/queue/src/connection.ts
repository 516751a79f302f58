/** Where the queue and the event bus live: in Redis when one is given, else in PostgreSQL. */
export interface QueueConnection {
  /** `postgres://...` */
  databaseUrl: string;
  /** `redis://...` */
  redisUrl?: string | undefined;
}
