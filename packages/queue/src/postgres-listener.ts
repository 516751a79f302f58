import { EventEmitter } from 'node:events';
import { type PgPool, PostgresConnection } from 'bullmq';
import type pg from 'pg';

/**
 * The one connection on which a process hears of new jobs, of whichever queue. PostgreSQL wakes every connection that
 * listens for every word that is said: one for each of ten queues made each job ten times as loud.
 */
export class PostgresListener extends EventEmitter {
  private current: Promise<{ client: pg.PoolClient; heard: ListenClient }> | null = null;

  constructor(private readonly pool: pg.Pool) {
    super();
    this.setMaxListeners(0);
  }

  async client(): Promise<ListenClient> {
    this.current ??= this.connect();
    return (await this.current).heard;
  }

  async close(): Promise<void> {
    const current = await this.current?.catch(() => null);
    this.current = null;
    // Destroyed, not given back: it still listens.
    current?.client.release(true);
  }

  private connect(): NonNullable<typeof this.current> {
    const connecting = this.pool.connect().then((client) => {
      client.on('error', (error) => this.drop(connecting, client, error));
      return { client, heard: shared(client) };
    });
    connecting.catch(() => {
      if (this.current === connecting) this.current = null;
    });
    return connecting;
  }

  private drop(connecting: typeof this.current, client: pg.PoolClient, error: Error): void {
    if (this.current !== connecting) return;
    this.current = null;
    client.release(true);
    this.emit('dropped', error);
  }
}

/** One client for many who wait: each says LISTEN for itself, and the client takes one statement at a time. */
function shared(client: pg.PoolClient): ListenClient {
  // Every queue that waits has one.
  client.setMaxListeners(0);
  let last: Promise<unknown> = Promise.resolve();
  const said = new Map<string, Promise<unknown>>();
  const query = (text: string): Promise<unknown> => {
    const before = last;
    const answer = said.get(text) ?? before.then(() => client.query(text));
    said.set(text, answer);
    last = answer.catch(() => undefined);
    return answer;
  };
  const facade = {
    query,
    on: (event: 'notification', listener: (message: pg.Notification) => void) => client.on(event, listener),
    removeListener: (event: 'notification', listener: (message: pg.Notification) => void) =>
      client.off(event, listener),
  };
  // BullMQ describes pg's client in its own words, and more of it than it uses.
  return facade as unknown as ListenClient;
}

type ListenClient = Awaited<ReturnType<PostgresConnection['getListenClient']>>;

/** BullMQ's connection, which listens where all the process's others do. */
export class SharedListening extends PostgresConnection {
  constructor(
    pool: PgPool,
    private readonly listener: PostgresListener,
  ) {
    super(pool);
    listener.on('dropped', this.onDropped);
  }

  override getListenClient(): Promise<ListenClient> {
    return this.listener.client();
  }

  override close(): Promise<void> {
    this.listener.off('dropped', this.onDropped);
    return super.close();
  }

  /** BullMQ's word for it: whoever waits wakes, and listens anew. */
  private readonly onDropped = (): void => {
    this.emit('listenerinvalidated');
  };
}
