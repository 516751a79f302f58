// Memory of a process and all that it started, as shares of shared pages (Pss) where Linux tells.
import { readdirSync, readFileSync } from 'node:fs';

const EVERY_MS = 2_000;

/** Looks until stopped; answers the medians of the second and the last quarter, and the peak, in bytes. */
export function watchMemory(pid) {
  const seen = [];
  const timer = setInterval(() => seen.push(bytesOf(pid)), EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      const quarter = Math.floor(seen.length / 4);
      const second = median(seen.slice(quarter, 2 * quarter));
      return { second, last: median(seen.slice(3 * quarter)), peak: Math.max(...seen) };
    },
  };
}

function bytesOf(root) {
  const parents = new Map();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? read(`/proc/${name}/stat`) : '';
    if (stat) parents.set(Number(name), Number(stat.split(') ')[1]?.split(' ')[1]));
  }
  const isOurs = (pid) => pid === root || (pid > 1 && parents.has(pid) && isOurs(parents.get(pid)));
  let kib = 0;
  for (const pid of parents.keys()) {
    if (isOurs(pid)) kib += Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
  }
  return kib * 1024;
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // It has just ended.
  }
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
