import type { DestinationStream } from 'pino';

const COLOURS: Record<string, number> = { fatal: 31, error: 31, warn: 33, info: 32, debug: 36, trace: 90 };
const LEFT_OUT = new Set(['level', 'time', 'service', 'msg', 'err', 'name', 'hostname', 'pid']);

/** Turns JSON log lines into `12:00:01 api    info  Listening  port=3000`. */
export function prettyStream(
  output: DestinationStream,
  colour: boolean = process.stdout.isTTY === true,
): DestinationStream {
  return { write: (line) => output.write(`${prettyLine(line.trimEnd(), colour)}\n`) };
}

/** One line for a person; text that is no JSON object stays as it is. */
export function prettyLine(line: string, colour: boolean): string {
  const record = parse(line);
  if (!record) return line;
  const paint = (text: string, code: number) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const level = String(record.level ?? 'info');
  const rest = Object.entries(record)
    .filter(([name]) => !LEFT_OUT.has(name))
    .map(([name, value]) => paint(`${name}=${typeof value === 'object' ? JSON.stringify(value) : String(value)}`, 90));
  const head = [
    paint(String(record.time ?? '').slice(11, 19), 90),
    String(record.service ?? '').padEnd(9),
    paint(level.padEnd(5), COLOURS[level] ?? 0),
    String(record.msg ?? ''),
  ].join(' ');
  return [head, ...rest].join('  ') + stackOf(record.err);
}

function stackOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const { stack, message } = error as { stack?: unknown; message?: unknown };
  return `\n  ${String(stack ?? message ?? '').replaceAll('\n', '\n  ')}`;
}

function parse(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
