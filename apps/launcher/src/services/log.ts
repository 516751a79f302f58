import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { styleText } from 'node:util';

const COLOURS = ['cyan', 'magenta', 'green', 'yellow', 'blue'] as const;
const NAME_WIDTH = 9;
const colourOf = new Map<string, (typeof COLOURS)[number]>();

/** One line of the platform's log: local time, who says it, what it says. */
export function logLine(name: string, line: string): void {
  const time = new Date().toTimeString().slice(0, 8);
  process.stdout.write(`${paint('dim', time)} ${paint(colour(name), name.padEnd(NAME_WIDTH))} ${line}\n`);
}

/** Time and name at the head of our own processes' lines; the launcher writes both itself. */
const OWN_HEAD = /^\d\d:\d\d:\d\d \w+ +/;

/** Next.js prints where it listens behind the gateway: an address that nobody should open. */
const INNER_ADDRESS = /^ *- (Local|Network):/;

/** Passes a child's output on, line by line. */
export function pipeLines(name: string, stream: Readable | null, each: (line: string) => void = () => {}): void {
  if (!stream) return;
  createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (line) => {
    if (line.trim() === '') return;
    each(line);
    if (INNER_ADDRESS.test(line)) return;
    logLine(name, line.replace(OWN_HEAD, ''));
  });
}

/** Colours where a terminal reads, plain text in a file or a pipe. */
export function paint(format: Parameters<typeof styleText>[0], text: string): string {
  return process.stdout.isTTY ? styleText(format, text) : text;
}

function colour(name: string): (typeof COLOURS)[number] {
  const known = colourOf.get(name);
  if (known) return known;
  const next = COLOURS[colourOf.size % COLOURS.length] ?? 'cyan';
  colourOf.set(name, next);
  return next;
}
