import type { PreparedTarget } from '../detect/detector.js';
import { invertInto, normaliseInto } from '../image/homography.js';
import { type Observation, prepareTarget, Tracker } from '../track/index.js';
import type { IndexFile } from './index-format.js';
import { FRAME_KEYPOINTS, Look } from './look.js';
import { type Candidate, Search } from './search.js';
import { Shelf } from './shelf.js';
import { sharesThatFit, tellApart } from './tell-apart.js';

/** What a frame shows, and what the tracker needs to see more. */
export interface ManyObservation {
  /** Number of the target in the index, or -1. */
  readonly target: number;
  readonly mode: 'detect' | 'track';
  /** The target's corners in the frame, px, as {@link Observation} has them; the tracker's own array. */
  readonly corners: Float64Array;
  /** Targets whose markers should be fetched and given to {@link ManyTracker.supply}, the most urgent first. */
  readonly wanted: readonly number[];
}

/** Candidates of a frame. */
const CANDIDATES = 5;
/** Frames for which the candidates of one hold, when there are markers of them to look for: naming takes as long as looking. */
const HOLDS = 3;
/** Below this, a candidate is chance more often than not: tried when it is at hand, but not fetched. */
const WORTH_FETCHING = 0.2;
/** The same for the most probable target of so many frames in a row: chance names another one each time. */
const WORTH_IF_REPEATED = 0.04;
const REPEATED = 2;
/** Markers asked for at a time. */
const MOST_WANTED = 3;
/** Share of what is seen of a target that must fit, where it is found among so many others. Of 100 frames right ones reached
 * 0.6 and more, wrong ones 0.47 at most. */
const LEAST_FIT = 0.5;
/** And share that must fit closely: wrong ones, most of them patterns, reached 0.31, right ones that pass the other test 0.49 and
 * more. */
const LEAST_CLOSE_FIT = 0.4;
/** Targets kept ready: some 1.5 MB each. */
const PREPARED = 12;
/** Trackers kept ready: some 12 MB each. */
const TRACKERS = 3;

/** Finds and follows any of the many targets of an index, one at a time. It holds the index only; the markers of the few
 * targets that a frame may show are asked for by {@link ManyObservation.wanted}. */
export class ManyTracker {
  private readonly look: Look;
  private readonly search: Search;
  private readonly prepared: Shelf<PreparedTarget>;
  private readonly trackers: Shelf<Tracker>;
  private readonly refused = new Set<number>();
  private readonly corners = new Float64Array(8);
  private readonly tried = new Map<number, number>();
  private current = -1;
  private last = -1;
  /** The most probable target of the last frame, and of how many frames in a row. */
  private first = -1;
  private repeated = 0;
  private frames = 0;
  private named: readonly Candidate[] = [];
  private namedAt = Number.NEGATIVE_INFINITY;
  private wanted: readonly number[] = [];

  /** @param index the targets
   * @param width columns of the frames, px
   * @param height rows of the frames, px */
  constructor(
    private readonly index: IndexFile,
    private readonly width: number,
    private readonly height: number,
  ) {
    this.look = new Look(width, height);
    this.search = new Search(index, FRAME_KEYPOINTS);
    this.prepared = new Shelf(PREPARED);
    this.trackers = new Shelf(TRACKERS);
  }

  /** Gives the tracker a marker that it wanted. Takes a fifth of a second.
   * @throws MarkerFormatError when the bytes can't be read; the target is not asked for again */
  supply(target: number, marker: Uint8Array): void {
    this.refused.add(target);
    this.prepared.put(target, prepareTarget(marker));
    this.refused.delete(target);
  }

  /** Says that a wanted marker can't be had: it is not asked for again. */
  refuse(target: number): void {
    this.refused.add(target);
  }

  /** Forgets the target that is followed, and what was tried. */
  reset(): void {
    this.current = -1;
    this.last = -1;
    this.first = -1;
    this.named = [];
    this.tried.clear();
  }

  /** The targets that a frame may show, the most probable first, without looking closely. */
  name(frame: Uint8Array): Candidate[] {
    return this.search.run(this.look.at(frame), CANDIDATES);
  }

  /** Takes the next frame.
   * @param frame `width * height` grey values */
  process(frame: Uint8Array): ManyObservation {
    this.frames++;
    if (this.current >= 0) {
      const seen = this.trackerOf(this.current)?.process(frame);
      if (seen && seen.target >= 0 && seen.mode === 'track') return this.show(this.current, seen, []);
      this.current = -1;
    }
    const wanted = this.rename(frame);
    const chosen = this.choose(this.named);
    if (chosen < 0 || (this.namedAt === this.frames && !this.isWorthHaste(chosen))) return this.nothing(wanted);
    this.tried.set(chosen, this.frames);
    const seen = this.trackerOf(chosen)?.process(frame);
    if (!seen || seen.target < 0) return this.nothing(wanted);
    return this.settle(frame, chosen, seen, wanted);
  }

  /** Names the candidates anew, unless some of a frame ago still wait to be looked for.
   * @returns the markers that should be fetched */
  private rename(frame: Uint8Array): readonly number[] {
    const waiting = this.named.some(({ target }) => this.prepared.has(target) && !this.wasTried(target));
    if (waiting && this.frames - this.namedAt < HOLDS) return this.wanted.filter((target) => this.isMissing(target));
    this.named = this.name(frame);
    this.namedAt = this.frames;
    this.wanted = this.missing(this.named);
    return this.wanted;
  }

  /** Whether a target has been looked for since the candidates were named. */
  private wasTried(target: number): boolean {
    return (this.tried.get(target) ?? Number.NEGATIVE_INFINITY) >= this.namedAt;
  }

  /** Whether to look for a target in the frame that has taken its time for naming already: when it is probable. */
  private isWorthHaste(target: number): boolean {
    return this.named.some((candidate) => candidate.target === target && candidate.support > WORTH_FETCHING);
  }

  /** The target to look for closely in this frame: the one seen last, now and then, else the most probable one that was
   * not tried for longest. */
  private choose(candidates: readonly Candidate[]): number {
    const ready = candidates.filter(({ target }) => this.prepared.has(target)).map(({ target }) => target);
    if (this.last >= 0 && this.prepared.has(this.last) && !ready.includes(this.last)) ready.push(this.last);
    let best = -1,
      least = Number.NEGATIVE_INFINITY;
    ready.forEach((target, rank) => {
      const waited = this.frames - (this.tried.get(target) ?? -1e6);
      // The first goes before the second until it was tried, and so on.
      const urgency = Math.min(waited, ready.length + 1) - rank * 0.9;
      if (urgency > least) {
        least = urgency;
        best = target;
      }
    });
    return best;
  }

  private missing(candidates: readonly Candidate[]): readonly number[] {
    const first = candidates[0]?.target ?? -1;
    this.repeated = first === this.first ? this.repeated + 1 : 1;
    this.first = first;
    const least = (rank: number) => (rank === 0 && this.repeated >= REPEATED ? WORTH_IF_REPEATED : WORTH_FETCHING);
    return candidates
      .filter(({ target, support }, rank) => support > least(rank) && this.isMissing(target))
      .slice(0, MOST_WANTED)
      .map(({ target }) => target);
  }

  private isMissing(target: number): boolean {
    return !this.prepared.has(target) && !this.refused.has(target);
  }

  /** Shows what was found, unless another target looks alike: then the parts in which they differ decide, and while they
   * can't be told apart nothing is shown. */
  private settle(
    frame: Uint8Array,
    found: number,
    seen: Readonly<Observation>,
    wanted: readonly number[],
  ): ManyObservation {
    let winner = found;
    const h = Float64Array.from(seen.homography);
    const picture = { width: this.width, height: this.height, data: frame };
    const mine = this.prepared.get(found)!;
    const { fit, closely } = sharesThatFit(picture, h, mine);
    if (fit < LEAST_FIT || closely < LEAST_CLOSE_FIT) return this.nothing(wanted);
    for (const { a, b, same, h: map } of this.index.lookalikes) {
      if (a !== found && b !== found) continue;
      const other = a === found ? b : a;
      const toOther = Float64Array.from(map);
      if (b === found && !(invertInto(toOther, map) && normaliseInto(toOther, toOther))) continue;
      if (this.isMissing(other)) return this.nothing([other, ...wanted].slice(0, MOST_WANTED));
      const rival = this.prepared.get(other);
      if (!rival) continue;
      const verdict = same ? other - found : tellApart(picture, h, mine, rival, toOther);
      if (verdict === 0) return this.nothing(wanted);
      if (verdict < 0) winner = other;
    }
    return winner === found ? this.follow(found, seen, wanted) : this.change(frame, winner, wanted);
  }

  private follow(target: number, seen: Readonly<Observation>, wanted: readonly number[]): ManyObservation {
    this.current = target;
    this.last = target;
    return this.show(target, seen, wanted);
  }

  /** Goes over to a look-alike, provided that its own tracker sees it. */
  private change(frame: Uint8Array, target: number, wanted: readonly number[]): ManyObservation {
    const seen = this.trackerOf(target)?.process(frame);
    return seen && seen.target >= 0 ? this.follow(target, seen, wanted) : this.nothing(wanted);
  }

  private trackerOf(target: number): Tracker | undefined {
    const known = this.trackers.get(target);
    if (known) return known;
    const prepared = this.prepared.get(target);
    return prepared && this.trackers.put(target, new Tracker([prepared], this.width, this.height));
  }

  private show(target: number, { mode, corners }: Readonly<Observation>, wanted: readonly number[]): ManyObservation {
    return { target, mode, corners, wanted };
  }

  private nothing(wanted: readonly number[]): ManyObservation {
    return { target: -1, mode: 'detect', corners: this.corners, wanted };
  }
}
