/** Days in UTC, both included: `2026-06-01`. */
export interface Range {
  from: string;
  to: string;
}

const DAY_MS = 86_400_000;
const day = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The last `days` days up to today; `now` in milliseconds. */
export const lastDays = (days: number, now: number): Range => ({ from: day(now - (days - 1) * DAY_MS), to: day(now) });

/** Every day of a range, so that a day without views is a zero and not a gap. */
export function daysOf({ from, to }: Range): string[] {
  const days: string[] = [];
  for (let time = Date.parse(from); time <= Date.parse(to); time += DAY_MS) days.push(day(time));
  return days;
}

/** A round upper end for an axis that starts at zero. */
export function niceTop(max: number): number {
  if (max <= 4) return 4;
  const power = 10 ** Math.floor(Math.log10(max));
  const step = [1, 2, 4, 5, 8, 10].find((factor) => factor * power >= max) ?? 10;
  return step * power;
}
