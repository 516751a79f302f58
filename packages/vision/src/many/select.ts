import { KINDS } from '../detect/features.js';
import { WORDS } from '../detect/pattern.js';
import type { ViewIndex } from '../detect/views.js';

/** A keypoint seen again within so many px of the coarser of two views is the same. */
const NEAR = 1.6;
/** Bits in which the same keypoint's descriptors may differ from view to view. */
const LIKE = 56;
/** Squares of the target, a side, and how full each may become: the share of all picks. */
const SQUARES = 6;
const FULLEST = 0.08;
const CELL = 12;

const { max, min, floor, sqrt, abs } = Math;

function bits(v: number): number {
  let n = v - ((v >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Picks the entries of a target that speak for the most views: what is seen again from many distances and sides, spread
 * over the picture. Greedy maximum coverage (Nemhauser, Wolsey and Fisher 1978).
 * @param width the target's sides, target px
 * @param wanted how many to pick at most
 * @returns numbers of entries, the most telling first */
export function selectEntries(index: ViewIndex, width: number, height: number, wanted: number): Int32Array {
  const n = index.count;
  const neighbours = new Neighbours(index, width, height);
  const { starts, list } = neighbours;
  const gain = new Int32Array(n),
    covered = new Uint8Array(n);
  for (let i = 0; i < n; i++) gain[i] = starts[i + 1]! - starts[i]!;
  const square = new Uint8Array(n),
    filled = new Int32Array(SQUARES * SQUARES);
  for (let i = 0; i < n; i++) {
    const column = min(SQUARES - 1, floor((index.x[i]! / width) * SQUARES)),
      row = min(SQUARES - 1, floor((index.y[i]! / height) * SQUARES));
    square[i] = row * SQUARES + column;
  }
  const picked: number[] = [];
  const most = max(2, floor(wanted * FULLEST));
  while (picked.length < wanted) {
    let best = -1,
      most1 = 0;
    for (let i = 0; i < n; i++) {
      if (gain[i]! > most1 && filled[square[i]!]! < most) {
        most1 = gain[i]!;
        best = i;
      }
    }
    if (best < 0) break;
    picked.push(best);
    filled[square[best]!]!++;
    for (let k = starts[best]!; k < starts[best + 1]!; k++) {
      const c = list[k]!;
      if (covered[c] === 1) continue;
      covered[c] = 1;
      for (let m = starts[c]!; m < starts[c + 1]!; m++) gain[list[m]!]!--;
    }
    gain[best] = 0;
  }
  return Int32Array.from(picked);
}

/** For each entry: itself and the entries of the same keypoint, a list in one array. */
class Neighbours {
  readonly starts: Int32Array;
  readonly list: Int32Array;

  constructor(index: ViewIndex, width: number, height: number) {
    const n = index.count;
    const columns = floor(width / CELL) + 1,
      rows = floor(height / CELL) + 1;
    const cellOf = (i: number): number => floor(index.y[i]! / CELL) * columns + floor(index.x[i]! / CELL);
    const kind = new Uint8Array(n);
    for (let k = 0; k < KINDS; k++) {
      const { kinds, starts } = index.groups;
      kind.fill(k, starts[kinds[k]!]!, starts[kinds[k + 1]!]!);
    }
    const heads = new Int32Array(columns * rows * KINDS + 1);
    for (let i = 0; i < n; i++) heads[cellOf(i) * KINDS + kind[i]! + 1]!++;
    for (let c = 1; c < heads.length; c++) heads[c]! += heads[c - 1]!;
    const members = new Int32Array(n),
      next = heads.slice();
    for (let i = 0; i < n; i++) members[next[cellOf(i) * KINDS + kind[i]!]!++] = i;
    const reach = new Float32Array(index.views.length / 4);
    for (let v = 0; v < reach.length; v++) {
      const at = v * 4;
      const scale = sqrt(abs(index.views[at]! * index.views[at + 3]! - index.views[at + 1]! * index.views[at + 2]!));
      reach[v] = min(CELL, NEAR / scale);
    }
    const found: number[][] = Array.from({ length: n }, (_, i) => [i]);
    const d = index.descriptors;
    for (let i = 0; i < n; i++) {
      const x = index.x[i]!,
        y = index.y[i]!,
        column = floor(x / CELL),
        row = floor(y / CELL);
      const ri = reach[index.view[i]!]!;
      for (let r = max(0, row - 1); r <= min(rows - 1, row + 1); r++) {
        for (let c = max(0, column - 1); c <= min(columns - 1, column + 1); c++) {
          const slot = (r * columns + c) * KINDS + kind[i]!;
          for (let m = heads[slot]!; m < heads[slot + 1]!; m++) {
            const j = members[m]!;
            if (j <= i || index.view[j] === index.view[i]) continue;
            const dx = index.x[j]! - x,
              dy = index.y[j]! - y;
            const limit = max(ri, reach[index.view[j]!]!);
            if (dx * dx + dy * dy > limit * limit) continue;
            let distance = 0;
            for (let w = 0; w < WORDS && distance <= LIKE; w++) distance += bits(d[i * WORDS + w]! ^ d[j * WORDS + w]!);
            if (distance > LIKE) continue;
            found[i]!.push(j);
            found[j]!.push(i);
          }
        }
      }
    }
    this.starts = new Int32Array(n + 1);
    for (let i = 0; i < n; i++) this.starts[i + 1] = this.starts[i]! + found[i]!.length;
    this.list = new Int32Array(this.starts[n]!);
    for (let i = 0; i < n; i++) this.list.set(found[i]!, this.starts[i]!);
  }
}
