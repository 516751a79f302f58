/** Keeps the things used last, and forgets the others. */
export class Shelf<T> {
  private readonly things = new Map<number, T>();

  constructor(private readonly room: number) {}

  has(key: number): boolean {
    return this.things.has(key);
  }

  get(key: number): T | undefined {
    const thing = this.things.get(key);
    if (thing !== undefined) this.put(key, thing);
    return thing;
  }

  put(key: number, thing: T): T {
    this.things.delete(key);
    this.things.set(key, thing);
    const [oldest] = this.things.keys();
    if (this.things.size > this.room && oldest !== undefined) this.things.delete(oldest);
    return thing;
  }
}
