import { type DomainEventData, type DomainEventName, domainEvents } from '@argument/contracts';

export type LiveEvent = { [N in DomainEventName]: { name: N; data: DomainEventData<N> } }[DomainEventName];

const isName = (name: string): name is DomainEventName => Object.hasOwn(domainEvents, name);

/** A message of the stream as one of our events; null for what this version does not know. */
export function readEvent(name: string, text: string): LiveEvent | null {
  if (!isName(name)) return null;
  try {
    const parsed = domainEvents[name].safeParse(JSON.parse(text));
    return parsed.success ? ({ name, data: parsed.data } as LiveEvent) : null;
  } catch {
    return null;
  }
}
