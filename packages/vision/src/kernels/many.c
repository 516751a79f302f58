#include "common.h"

// A frame's keypoints and the entries of an index, as their pairs need them to become hypotheses of where a target lies.
typedef struct {
  // Of a keypoint: place, px of the frame; cosine and sine of its angle, times px of the frame per px of its level; the
  // binary logarithm of those px; its angle, turns.
  const float *x, *y, *cosine, *sine, *octave, *turn;
  // Of an entry: target; place, 1/256 of the target's long side; angle, 1/256 turn; simulated view.
  const u16 *owner;
  const u8 *entryX, *entryY, *angle, *view;
  // Half of each target's width and height, px, and its long side.
  const float *targets;
  // Cosine and sine of 256 angles; each view's linear map from target px to view px, and its scale's binary logarithm.
  const float *turns, *views, *octaves;
} Sight;

typedef struct {
  float x, y, a, b, c, d;
} Place;

// Where the entry lies in its target, and the map from target px to frame px.
static inline Place place_of(const Sight *s, i32 q, i32 e, float size) {
  const float *turn = s->turns + 2 * s->angle[e], *view = s->views + 4 * s->view[e];
  const float c = s->cosine[q] * turn[0] + s->sine[q] * turn[1], i = s->sine[q] * turn[0] - s->cosine[q] * turn[1];
  const float step = size * (1 / 256.0f);
  return (Place){(s->entryX[e] + 0.5f) * step,     (s->entryY[e] + 0.5f) * step,     c * view[0] - i * view[2],
                 c * view[1] - i * view[3], i * view[0] + c * view[2], i * view[1] + c * view[3]};
}

// Widths of the bins: octaves of scale, turns, and shares of a target's long side.
#define OCTAVES 0.7f
#define TURNS 12
#define STEP (640 * 0.3f)
#define SCALES 64

// For every target at once, the most votes of matches that place it alike: a Hough transform over position, scale and turn
// (Lowe 2004, section 7.3), each vote spread over the nearest bins, which are hashed into `places` (a power of two).
// widths: of a bin, px, by scale.
void EXPORT(tally)(const Sight *s, i32 count, i32 wanted, const i32 *entry, const u16 *distance, float *table, i32 places,
                   const float *widths, float *peak) {
  for (i32 i = 0; i < places; i++) table[i] = 0;
  for (i32 q = 0; q < count; q++, entry += wanted, distance += wanted) {
    const i32 last = distance[wanted - 1];
    for (i32 k = 0; k < wanted; k++) {
      const i32 e = entry[k];
      const float weight = last - distance[k];
      if (e < 0 || weight <= 0) break;
      const u32 number = s->owner[e];
      const float *target = s->targets + 3 * number;
      const Place p = place_of(s, q, e, target[2]);
      const float mx = target[0] - p.x, my = target[1] - p.y;
      const float cx = s->x[q] + p.a * mx + p.b * my, cy = s->y[q] + p.c * mx + p.d * my;
      const float scale = (s->octave[q] + s->octaves[s->view[e]]) * (1 / OCTAVES) + SCALES / 2;
      float turn = s->turn[q] - s->angle[e] * (1 / 256.0f);
      turn = (turn - __builtin_floorf(turn)) * TURNS;
      // One more than the bin, so that none is negative.
      const i32 s0 = (i32)(scale - 0.5f), t0 = (i32)(turn + 0.5f);
      float best = peak[number];
      for (i32 n = s0; n < s0 + 2; n++) {
        const float per = 1 / widths[n];
        const i32 x0 = (i32)__builtin_floorf(cx * per - 0.5f), y0 = (i32)__builtin_floorf(cy * per - 0.5f);
        for (i32 t = t0; t < t0 + 2; t++) {
          const u32 seed = ((number * SCALES + n) * 0x9e3779b1u + (t + TURNS - 1) % TURNS) * 0x85ebca6bu;
          for (i32 x = x0; x < x0 + 2; x++)
            for (i32 y = y0; y < y0 + 2; y++) {
              u32 hash = (seed ^ (u32)(x * 8191 + y)) * 0xc2b2ae35u;
              hash = (hash ^ hash >> 15) & (places - 1);
              const float votes = table[hash] + weight;
              table[hash] = votes;
              if (votes > best) best = votes;
            }
        }
      }
      peak[number] = best;
    }
  }
}

#define MOST 128
#define SEEDS 60
#define SQUARES 10

// How much of a target's matches, those worth most, agrees on one place: each is a hypothesis, and the others support it when
// they land where it says, turned and scaled as it says. Of each of the target's squares the best counts.
static __attribute__((noinline)) float agreement(const Sight *s, i32 target, const i32 *query, const i32 *entry, const u16 *worth, i32 count, float gain) {
  float planes[9][MOST], marks[SQUARES * SQUARES], votes[SEEDS];
  u8 squares[MOST];
  i32 chosen[MOST], n = 0;
  for (i32 m = 0; m < count; m++) {
    if (n == MOST && worth[m] <= worth[chosen[n - 1]]) continue;
    i32 i = n < MOST ? n++ : n - 1;
    for (; i > 0 && worth[chosen[i - 1]] < worth[m]; i--) chosen[i] = chosen[i - 1];
    chosen[i] = m;
  }
  const float size = s->targets[3 * target + 2];
  for (i32 i = 0; i < n; i++) {
    const i32 q = query[chosen[i]], e = entry[chosen[i]];
    const Place p = place_of(s, q, e, size);
    const float values[9] = {p.x, p.y, s->x[q], s->y[q], p.a, p.b, p.c, p.d, worth[chosen[i]] * gain};
    for (i32 f = 0; f < 9; f++) planes[f][i] = values[f];
    const i32 column = s->entryX[e] * SQUARES >> 8, row = s->entryY[e] * SQUARES >> 8;
    squares[i] = row * SQUARES + column;
  }
  for (i32 i = n; i & 3; i++) planes[8][i] = 0, squares[i] = 0;
  const Ballot ballot = {n, SQUARES * SQUARES, planes[0], planes[1], planes[2], planes[3], planes[4], planes[5], planes[6],
                         planes[7], planes[8], squares, marks, votes};
  const i32 seeds = n < SEEDS ? n : SEEDS;
  vote(&ballot, seeds, size, 0.25f, 0.6f);
  float most = 0;
  for (i32 i = 0; i < seeds; i++) most = maxf(most, votes[i]);
  return most;
}

// Support of some targets by the matches that a search of all has found. first: of each target its first match, and the end;
// matches: numbers of pairs, `wanted` a keypoint, sorted by target.
void EXPORT(support)(const Sight *s, i32 wanted, const i32 *entry, const u16 *distance, const i32 *first, const i32 *matches,
                     const i32 *targets, i32 number, float gain, i32 *pairQuery, i32 *pairEntry, u16 *worth, float *out) {
  for (i32 t = 0; t < number; t++) {
    i32 n = 0;
    for (i32 i = first[targets[t]]; i < first[targets[t] + 1]; i++, n++) {
      const i32 m = matches[i], q = m / wanted;
      pairQuery[n] = q, pairEntry[n] = entry[m], worth[n] = distance[(q + 1) * wanted - 1] - distance[m];
    }
    out[t] = agreement(s, targets[t], pairQuery, pairEntry, worth, n, gain);
  }
}

// The entry from `first` on that is nearer than `best`, which becomes its distance, or -1.
static inline __attribute__((always_inline)) i32 nearest_among(const u64 *mine, const u64 *entries, const i32 words, i32 first, i32 end, i32 *best) {
  i32 nearest = -1, least = *best;
  for (i32 e = first; e < end; e++) {
    const i32 d = hamming(mine, entries + words * e, words);
    if (d < least) least = d, nearest = e;
  }
  *best = least;
  return nearest;
}

// The same by the nearest of all of a target's entries to each keypoint, where it is nearer than the keypoint's limit.
// order: the index's entries, target by target and by kind in each, whose descriptors are sorted so; starts: the first of
// each target and kind, and the end; words: of 64 bits in a descriptor, 2 or 4.
void EXPORT(again)(const Sight *s, const u64 *query, const u8 *kind, const u16 *limit, i32 count, i32 worst,
                   const u64 *descriptors, i32 words, const i32 *order, const i32 *starts, const i32 *targets, i32 number,
                   float gain, i32 *pairQuery, i32 *pairEntry, u16 *worth, float *out) {
  for (i32 t = 0; t < number; t++) {
    const i32 *of = starts + KINDS * targets[t];
    i32 n = 0;
    for (i32 q = 0; q < count; q++) {
      i32 best = limit[q] < worst ? limit[q] : worst, nearest;
      const i32 first = of[kind[q]], end = of[kind[q] + 1];
      const u64 *mine = query + 4 * q;
      if (words == 2) nearest = nearest_among(mine, descriptors, 2, first, end, &best);
      else nearest = nearest_among(mine, descriptors, 4, first, end, &best);
      if (nearest >= 0) pairQuery[n] = q, pairEntry[n] = order[nearest], worth[n++] = limit[q] - best;
    }
    out[t] = agreement(s, targets[t], pairQuery, pairEntry, worth, n, gain);
  }
}
