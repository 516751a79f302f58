import { csvCell } from '../../core/http/csv.js';
import type { SessionRow } from './reports.repository.js';

const COLUMNS = [
  ['started_at', (row: SessionRow) => row.startedAt.toISOString()],
  ['session_id', (row: SessionRow) => row.id],
  ['link', (row: SessionRow) => row.linkSlug],
  ['link_name', (row: SessionRow) => row.linkName],
  ['viewed', (row: SessionRow) => row.viewed],
  ['device', (row: SessionRow) => row.device],
  ['browser', (row: SessionRow) => row.browser],
  ['country', (row: SessionRow) => row.country],
  ['watch_time_ms', (row: SessionRow) => row.watchTimeMs],
  ['max_percent', (row: SessionRow) => row.maxPercent],
  ['completed', (row: SessionRow) => row.completed],
] as const;

/** RFC 4180, one session a line, with a header. */
export async function* toCsv(rows: AsyncIterable<SessionRow>): AsyncGenerator<string> {
  yield `${COLUMNS.map(([name]) => name).join(',')}\r\n`;
  for await (const row of rows) yield `${COLUMNS.map(([, read]) => csvCell(read(row))).join(',')}\r\n`;
}

/** An array of objects with the columns' names. */
export async function* toJson(rows: AsyncIterable<SessionRow>): AsyncGenerator<string> {
  let separator = '[\n';
  for await (const row of rows) {
    yield separator + JSON.stringify(Object.fromEntries(COLUMNS.map(([name, read]) => [name, read(row)])));
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}
