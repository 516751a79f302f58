import { randomUUID } from 'node:crypto';
import type { DomainEvent } from '@argument/contracts';
import { createEventBus, type EventBus, type QueueConnection } from '@argument/queue';
import { waitFor } from '../services/wait.js';

/**
 * What the event bus does, whatever it stands on. `cutConnections` ends every connection on the server's side, as a
 * restart does.
 */
export function describeEventBus(
  name: string,
  makeConnection: () => Promise<QueueConnection>,
  cutConnections: (connection: QueueConnection) => Promise<void>,
): void {
  describe(`${name} as an event bus`, () => {
    let connection: QueueConnection;
    let here: EventBus;
    let there: EventBus;
    beforeEach(async () => {
      connection = await makeConnection();
      here = await createEventBus(connection);
      there = await createEventBus(connection);
    });
    afterEach(async () => {
      await here.close();
      await there.close();
    });

    const event = (slug = 'summer'): DomainEvent => ({
      sequence: '9007199254740993',
      workspaceId: randomUUID(),
      name: 'link.published',
      data: { projectId: randomUUID(), linkId: randomUUID(), slug },
    });

    it('carries an event to every listener of every process', async () => {
      const heard: DomainEvent[][] = [[], [], []];
      await here.subscribe((e) => heard[0]?.push(e));
      await there.subscribe((e) => heard[1]?.push(e));
      await there.subscribe((e) => heard[2]?.push(e));
      const sent = [event('größe'), event()];
      for (const e of sent) await here.publish(e);
      await waitFor('all listeners', () => heard.every((list) => list.length === 2));
      expect(heard).toEqual([sent, sent, sent]);
    });

    it('stops telling a listener that left, and is not harmed by one that throws', async () => {
      const [left, stayed]: [DomainEvent[], DomainEvent[]] = [[], []];
      const leave = await there.subscribe((e) => left.push(e));
      await there.subscribe(() => {
        throw new Error('A listener broke.');
      });
      await there.subscribe((e) => stayed.push(e));
      await leave();
      await here.publish(event());
      await waitFor('the other listener', () => stayed.length === 1);
      expect(left).toEqual([]);
    });

    it('refuses an event that is too long for it', async () => {
      await expect(here.publish(event('x'.repeat(9_000)))).rejects.toThrow(/at most 7999 can be sent/);
    });

    it('comes back after the connection was lost, and says that events may be missing', async () => {
      const heard: DomainEvent[] = [];
      let gaps = 0;
      await there.subscribe(
        (e) => heard.push(e),
        () => {
          gaps += 1;
        },
      );
      await cutConnections(connection);
      await waitFor('the connection to come back', () => gaps > 0);
      await waitFor('an event to arrive', async () => {
        await here.publish(event()).catch(() => undefined);
        return heard.length > 0;
      });
    });
  });
}
