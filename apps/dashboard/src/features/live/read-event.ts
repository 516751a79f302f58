import {
  type DomainEventData,
  type DomainEventName,
  domainEvents,
  type ProjectProgress,
  streamHints,
} from '@argument/contracts';

const messages = { ...domainEvents, ...streamHints };

export type LiveEvent =
  | { [N in DomainEventName]: { name: N; data: DomainEventData<N> } }[DomainEventName]
  | { name: 'project.progress'; data: ProjectProgress };

const isName = (name: string): name is LiveEvent['name'] => Object.hasOwn(messages, name);

/** A message of the stream as one of our events; null for what this version does not know. */
export function readEvent(name: string, text: string): LiveEvent | null {
  if (!isName(name)) return null;
  try {
    const parsed = messages[name].safeParse(JSON.parse(text));
    return parsed.success ? ({ name, data: parsed.data } as LiveEvent) : null;
  } catch {
    return null;
  }
}
