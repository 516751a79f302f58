#include "common.h"

#define MOST_PROBES 16

typedef struct {
  const u64 *query;
  const u8 *kind;
  i32 count;
  const u64 *entries;
  const u16 *owner;
  const u64 *centres;
  const i32 *groups, *starts;
  i32 probes, worst, wanted;
} Ranking;

// With the number of words known when this is compiled, distances take half the time.
static inline __attribute__((always_inline)) void rank_by(const Ranking *r, const i32 words, i32 *to, u16 *distance) {
  const u64 *centres = r->centres, *entries = r->entries;
  const u16 *owner = r->owner;
  const i32 probes = r->probes, wanted = r->wanted;
  i32 near[MOST_PROBES], far[MOST_PROBES];
  for (i32 q = 0; q < r->count; q++, to += wanted, distance += wanted) {
    u64 mine[4];
    for (i32 w = 0; w < words; w++) mine[w] = r->query[4 * q + w];
    i32 held = 0;
    for (i32 g = r->groups[r->kind[q]]; g < r->groups[r->kind[q] + 1]; g++) {
      const i32 d = hamming(mine, centres + g * words, words);
      if (held == probes && d >= far[held - 1]) continue;
      i32 k = held < probes ? held++ : held - 1;
      for (; k > 0 && far[k - 1] > d; k--) far[k] = far[k - 1], near[k] = near[k - 1];
      far[k] = d, near[k] = g;
    }
    for (i32 k = 0; k < wanted; k++) to[k] = -1, distance[k] = r->worst;
    i32 last = r->worst;
    for (i32 n = 0; n < held; n++) {
      const i32 end = r->starts[near[n] + 1];
      for (i32 e = r->starts[near[n]]; e < end; e++) {
        const i32 d = hamming(mine, entries + e * words, words);
        if (d >= last) continue;
        i32 k = wanted - 1;
        for (i32 j = 0; j < wanted - 1; j++)
          if (to[j] >= 0 && owner[to[j]] == owner[e]) k = j;
        if (d >= distance[k]) continue;
        for (; k > 0 && distance[k - 1] > d; k--) distance[k] = distance[k - 1], to[k] = to[k - 1];
        distance[k] = d, to[k] = e;
        last = distance[wanted - 1];
      }
    }
  }
}

// For each query: the nearest entries of the same kind that belong to different owners, `wanted` at most, nearest first,
// among the groups whose centres are nearest. Entries and centres have `words` words of 64 bits, 2
// or 4, queries four.
void EXPORT(rank)(const u64 *query, const u8 *kind, i32 count, const u64 *entries, i32 words, const u16 *owner,
                  const u64 *centres, const i32 *groups, const i32 *starts, i32 probes, i32 worst, i32 wanted, i32 *to,
                  u16 *distance) {
  const Ranking r = {query, kind, count, entries, owner, centres, groups, starts, probes, worst, wanted};
  if (words == 2) rank_by(&r, 2, to, distance);
  else rank_by(&r, 4, to, distance);
}
