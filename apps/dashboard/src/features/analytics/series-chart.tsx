'use client';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { formatCompact, formatShortDay } from '../../lib/format';
import { niceTop } from './range';

export interface Series {
  label: string;
  /** The signal for the one that matters; the others are told apart by dashes too. */
  color: 'var(--signal)' | 'var(--good)' | 'var(--tint-2)';
  dash?: string;
  values: number[];
}

interface SeriesChartProps {
  label: string;
  days: string[];
  series: Series[];
  format?: (value: number) => string;
}

const W = 720;
const H = 200;
const TOP = 8;
const BOTTOM = 176;

/** Lines over days. Pointer or arrow keys read a day; a table says the same to screen readers. */
export function SeriesChart({ label, days, series, format = formatCompact }: SeriesChartProps) {
  const [at, setAt] = useState<number | null>(null);
  const top = niceTop(Math.max(0, ...series.flatMap(({ values }) => values)));
  const x = (index: number): number => (days.length < 2 ? W / 2 : (index / (days.length - 1)) * W);
  const y = (value: number): number => BOTTOM - (value / top) * (BOTTOM - TOP);
  const points = (values: number[]): string =>
    values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
  const point = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    setAt(
      Math.min(days.length - 1, Math.max(0, Math.round(((event.clientX - box.left) / box.width) * (days.length - 1)))),
    );
  };
  const step = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    setAt((before) => Math.min(days.length - 1, Math.max(0, (before ?? days.length - 1) + by)));
  };
  const [lead] = series;
  const marks =
    days.length > 2 ? [0, Math.floor((days.length - 1) / 2), days.length - 1] : days.map((_, index) => index);
  return (
    <figure className="min-w-0">
      <figcaption className="mb-3 flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
        {series.map(({ label: name, color, dash, values }) => (
          <span key={name} className="inline-flex items-center gap-2">
            <svg width="18" height="4" aria-hidden="true">
              <line x1="0" x2="18" y1="2" y2="2" stroke={color} strokeWidth="2.5" strokeDasharray={dash} />
            </svg>
            {name}
            {at === null ? null : <strong className="tabular font-medium text-ink">{format(values[at] ?? 0)}</strong>}
          </span>
        ))}
        <span className="ml-auto">{at === null ? '' : formatShortDay(days[at] ?? '')}</span>
      </figcaption>
      <div
        role="img"
        aria-label={`${label}. Use the arrow keys to read it day by day.`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys read the days
        tabIndex={0}
        className="relative touch-pan-y rounded"
        onPointerMove={point}
        onPointerLeave={() => setAt(null)}
        onKeyDown={step}
      >
        <svg
          viewBox={`0 0 ${W} ${H}`}
          preserveAspectRatio="none"
          className="h-48 w-full overflow-visible"
          aria-hidden="true"
        >
          {[0, 0.5, 1].map((share) => (
            <line
              key={share}
              x1="0"
              x2={W}
              y1={y(top * share)}
              y2={y(top * share)}
              stroke="var(--line)"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          {lead ? (
            <polygon points={`0,${BOTTOM} ${points(lead.values)} ${W},${BOTTOM}`} fill={lead.color} opacity="0.1" />
          ) : null}
          {series.map(({ label: name, color, dash, values }) => (
            <polyline
              key={name}
              points={points(values)}
              fill="none"
              stroke={color}
              strokeWidth="2"
              strokeDasharray={dash}
              strokeLinejoin="round"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          {at === null ? null : (
            <line
              x1={x(at)}
              x2={x(at)}
              y1={TOP}
              y2={BOTTOM}
              stroke="var(--line-strong)"
              vectorEffect="non-scaling-stroke"
            />
          )}
        </svg>
        <span className="tabular absolute top-0 right-0 -translate-y-1/3 bg-surface pl-1 text-xs text-muted">
          {format(top)}
        </span>
        <div className="tabular flex justify-between text-xs text-muted">
          {marks.map((index) => (
            <span key={index}>{formatShortDay(days[index] ?? '')}</span>
          ))}
        </div>
      </div>
      <div className="sr-only">
        <table>
          <caption>{label}</caption>
          <thead>
            <tr>
              <th>Day</th>
              {series.map(({ label: name }) => (
                <th key={name}>{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map((day, index) => (
              <tr key={day}>
                <td>{formatShortDay(day)}</td>
                {series.map(({ label: name, values }) => (
                  <td key={name}>{format(values[index] ?? 0)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
