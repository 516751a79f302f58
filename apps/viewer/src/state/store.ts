import { type Facts, INITIAL_FACTS, stateOf, type ViewerState } from './state.js';

export type StateListener = (state: ViewerState, facts: Readonly<Facts>) => void;

/** Holds the facts; tells everyone who listens when the state that follows from them changes. */
export class Store {
  private facts: Facts = INITIAL_FACTS;
  private readonly listeners = new Set<StateListener>();

  get state(): ViewerState {
    return stateOf(this.facts);
  }

  get current(): Readonly<Facts> {
    return this.facts;
  }

  update(change: Partial<Facts>): void {
    const before = this.state;
    this.facts = { ...this.facts, ...change };
    if (this.facts.found) this.facts.foundOnce = true;
    if (this.state === before) return;
    for (const listener of this.listeners) listener(this.state, this.facts);
  }

  /** Calls `listener` at once with the present state, and at every change. */
  subscribe(listener: StateListener): void {
    this.listeners.add(listener);
    listener(this.state, this.facts);
  }
}
