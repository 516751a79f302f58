import Link from 'next/link';
import type { ReactNode } from 'react';
import { cn } from '../../lib/cn';
import { type Column, compareRows, inWords } from './compare';

interface Props {
  /** Says what is compared to whoever cannot see it. */
  label: string;
  columns: readonly Column[];
  /** Where a column's title leads. */
  addressOf: (id: string) => string;
  /** More rows, of as many cells. */
  children?: ReactNode;
}

export const questionStyle = 'sticky left-0 bg-surface p-3 text-sm font-medium text-muted sm:p-4';
export const answerStyle = 'p-3 sm:p-4';

/** One question a row, one project or link a column; scrolls sideways where that is too wide. */
export function ComparisonTable({ label, columns, addressOf, children }: Props) {
  return (
    <div className="overflow-x-auto">
      <table aria-label={label} className="w-full text-left text-[0.9375rem]">
        <thead>
          <tr className="border-b border-line align-bottom">
            <th scope="col" className={questionStyle}>
              <span className="sr-only">Question</span>
            </th>
            {columns.map(({ id, title }) => (
              <th key={id} scope="col" className={cn(answerStyle, 'min-w-32 font-display font-semibold')}>
                <Link href={addressOf(id)} className="underline decoration-line-strong underline-offset-4">
                  {title}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {compareRows(columns).map((row) => (
            <tr key={row.label} className="border-b border-line last:border-0">
              <th scope="row" className={questionStyle}>
                {row.label}
              </th>
              {row.values.map((value, index) => (
                <td
                  key={columns[index]?.id}
                  className={cn('tabular', answerStyle, row.best.includes(index) && 'font-semibold')}
                >
                  {inWords(value, row.format)}
                  {row.best.includes(index) ? <span className="ml-2 text-sm text-good">most</span> : null}
                </td>
              ))}
            </tr>
          ))}
          {children}
        </tbody>
      </table>
    </div>
  );
}
