/** Ranks with ties shared. */
function ranks(values) {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const out = new Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && order[to].value === order[from].value) to++;
    for (let i = from; i < to; i++) out[order[i].index] = (from + to - 1) / 2;
    from = to;
  }
  return out;
}

/** Spearman's rank correlation of two lists of the same length. */
export function rankCorrelation(a, b) {
  const [x, y] = [ranks(a), ranks(b)];
  const mean = (x.length - 1) / 2;
  let both = 0,
    first = 0,
    second = 0;
  for (let i = 0; i < x.length; i++) {
    both += (x[i] - mean) * (y[i] - mean);
    first += (x[i] - mean) ** 2;
    second += (y[i] - mean) ** 2;
  }
  return both / Math.sqrt(first * second);
}
