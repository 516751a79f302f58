import { setTimeout as sleep } from 'node:timers/promises';

/** A crowd is complete when nobody has come for so long; ms. */
const QUIET_MS = 120;
const LONGEST_MS = 2_000;

/** Waits until all who came together are there. */
export class Gathering {
  private readonly crowds = new Map<string, { present: number; came: number }>();

  /** Comes back when nobody else has come to `place` for a moment. */
  async join(place: string): Promise<void> {
    const crowd = this.crowds.get(place) ?? { present: 0, came: 0 };
    this.crowds.set(place, crowd);
    crowd.present += 1;
    crowd.came += 1;
    const end = Date.now() + LONGEST_MS;
    let seen: number;
    do {
      seen = crowd.came;
      await sleep(QUIET_MS);
    } while (seen !== crowd.came && Date.now() < end);
    crowd.present -= 1;
    if (crowd.present === 0) this.crowds.delete(place);
  }
}
