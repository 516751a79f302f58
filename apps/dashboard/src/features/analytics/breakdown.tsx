import { formatNumber, formatShare } from '../../lib/format';

interface BreakdownProps {
  title: string;
  rows: { name: string; views: number }[];
  /** What to say of an empty name. */
  unknown: string;
  rename?: (name: string) => string;
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** The largest parts of a whole, the rest in one row. */
export function Breakdown({ title, rows, unknown, rename = capital }: BreakdownProps) {
  const total = rows.reduce((sum, { views }) => sum + views, 0);
  const sorted = [...rows].sort((a, b) => b.views - a.views);
  const rest = sorted.slice(5).reduce((sum, { views }) => sum + views, 0);
  const shown = [...sorted.slice(0, 5), ...(rest > 0 ? [{ name: 'Others', views: rest }] : [])];
  return (
    <section aria-label={title}>
      <h3 className="mb-2 text-sm font-medium text-muted">{title}</h3>
      {shown.length === 0 ? <p className="text-sm text-muted">Nothing yet.</p> : null}
      <ul className="grid gap-1">
        {shown.map(({ name, views }) => (
          <li key={name} className="relative flex justify-between gap-3 overflow-hidden rounded px-2 py-1.5 text-sm">
            <span
              aria-hidden="true"
              className="absolute inset-y-0 left-0 rounded bg-sunken"
              style={{ width: `${total === 0 ? 0 : (views / total) * 100}%` }}
            />
            <span className="relative truncate">{name ? rename(name) : unknown}</span>
            <span className="tabular relative shrink-0 text-muted">
              {formatNumber(views)} · {formatShare(total === 0 ? 0 : views / total)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
