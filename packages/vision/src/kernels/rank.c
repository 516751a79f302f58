#include "common.h"

#define MOST_PROBES 16

// For each query: the nearest entries of the same kind that belong to different owners, `wanted` at most, nearest first,
// among the groups whose centres are nearest. Entries and centres have `words` words of 64 bits, queries four.
void EXPORT(rank)(const u64 *query, const u8 *kind, i32 count, const u64 *entries, i32 words, const u16 *owner,
                  const u64 *centres, const i32 *groups, const i32 *starts, i32 probes, i32 worst, i32 wanted, i32 *to,
                  u16 *distance) {
  i32 near[MOST_PROBES], far[MOST_PROBES];
  for (i32 q = 0; q < count; q++, to += wanted, distance += wanted) {
    const u64 *mine = query + 4 * q;
    i32 held = 0;
    for (i32 g = groups[kind[q]]; g < groups[kind[q] + 1]; g++) {
      i32 d = 0;
      for (i32 w = 0; w < words; w++) d += __builtin_popcountll(mine[w] ^ centres[g * words + w]);
      if (held == probes && d >= far[held - 1]) continue;
      i32 k = held < probes ? held++ : held - 1;
      for (; k > 0 && far[k - 1] > d; k--) far[k] = far[k - 1], near[k] = near[k - 1];
      far[k] = d, near[k] = g;
    }
    for (i32 k = 0; k < wanted; k++) to[k] = -1, distance[k] = worst;
    for (i32 n = 0; n < held; n++) {
      const i32 end = starts[near[n] + 1];
      for (i32 e = starts[near[n]]; e < end; e++) {
        i32 d = 0;
        for (i32 w = 0; w < words; w++) d += __builtin_popcountll(mine[w] ^ entries[e * words + w]);
        if (d >= distance[wanted - 1]) continue;
        i32 k = wanted - 1;
        for (i32 j = 0; j < wanted - 1; j++)
          if (to[j] >= 0 && owner[to[j]] == owner[e]) k = j;
        if (d >= distance[k]) continue;
        for (; k > 0 && distance[k - 1] > d; k--) distance[k] = distance[k - 1], to[k] = to[k - 1];
        distance[k] = d, to[k] = e;
      }
    }
  }
}
