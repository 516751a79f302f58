#include "common.h"

// Words of 64 bits of a whole descriptor.
#define FULL 4

// The nearest of some descriptors of 256 bits to each query.
void EXPORT(assign)(const u64 *query, i32 count, const u64 *centres, i32 number, i32 *nearest) {
  for (i32 q = 0; q < count; q++) {
    i32 best = 257;
    for (i32 c = 0; c < number; c++) {
      const i32 d = hamming(query + 4 * q, centres + 4 * c, FULL);
      if (d < best) best = d, nearest[q] = c;
    }
  }
}

#define MOST_GROUPS 64

// Each keypoint's nearest entry of the same kind, by Hamming distance over 256 bits, among the groups whose centres are
// nearest to it. groups: first centre of each kind, and the end; starts: first entry of each group, and the end.
i32 EXPORT(match)(const u64 *query, const u8 *kind, i32 from, i32 count, const u64 *entries, const u64 *centres,
                  const i32 *groups, const i32 *starts, i32 probes, i32 worst, i32 *of, i32 *to, u16 *distance, i32 n) {
  // Distance and number of each group in one word, so that the least word is the nearest group.
  i32 keys[MOST_GROUPS];
  for (i32 q = from; q < count; q++) {
    const u64 mine[4] = {query[4 * q], query[4 * q + 1], query[4 * q + 2], query[4 * q + 3]};
    const i32 first = groups[kind[q]], number = groups[kind[q] + 1] - first;
    for (i32 g = 0; g < number; g++) keys[g] = hamming(mine, centres + 4 * (first + g), FULL) << 8 | g;
    i32 best = worst + 1, nearest = -1;
    for (i32 k = 0; k < probes && k < number; k++) {
      i32 least = keys[0];
      for (i32 g = 1; g < number; g++) least = keys[g] < least ? keys[g] : least;
      const i32 g = least & 255;
      keys[g] = 257 << 8;
      const i32 end = starts[first + g + 1];
      for (i32 e = starts[first + g]; e < end; e++) {
        const i32 d = hamming(mine, entries + 4 * e, FULL);
        if (d < best) best = d, nearest = e;
      }
    }
    if (nearest >= 0) of[n] = q, to[n] = nearest, distance[n++] = best;
  }
  return n;
}
