/** What one run of a program may use. */
export interface SandboxLimits {
  /** Bytes of memory that it may write to. */
  memoryBytes: number;
  /** Seconds of processor time, of all its threads together. */
  cpuSeconds: number;
  /** Seconds by the clock. */
  seconds: number;
  /** Bytes of the largest file that it may write. */
  fileBytes: number;
}

export type ExceededLimit = 'memory' | 'cpu' | 'time' | 'file' | 'output';

/** The program was ended because it used more than it may. */
export class LimitExceededError extends Error {
  constructor(
    readonly limit: ExceededLimit,
    program: string,
    options?: ErrorOptions,
  ) {
    super(`${program} was stopped: it used more ${WORDS[limit]} than it may.`, options);
    this.name = 'LimitExceededError';
  }
}

const WORDS: Record<ExceededLimit, string> = {
  memory: 'memory',
  cpu: 'processor time',
  time: 'time',
  file: 'disk space',
  output: 'output',
};

/** The program ended with an error of its own; `message` is its last line. */
export class ProgramError extends Error {
  constructor(
    message: string,
    readonly code: number | null,
  ) {
    super(message);
    this.name = 'ProgramError';
  }
}

/** There was no room for what the program wrote. It is the machine's fault, not the file's: another time it may work. */
export class NoRoomError extends Error {
  constructor(program: string, options?: ErrorOptions) {
    super(`${program} found no room on the disk.`, options);
    this.name = 'NoRoomError';
  }
}

const NO_ROOM = /no space left on device|disk quota exceeded|\bENOSPC\b|\bEDQUOT\b/i;

/** By what the program said, whatever it ended with: some go on after a write that failed, and end well. */
export const foundNoRoom = (stderr: string): boolean => NO_ROOM.test(stderr);

/** Signals by which the kernel says that a limit was met; a shell's or bubblewrap's exit code is 128 more. */
const SIGXCPU = 24;
const SIGXFSZ = 25;
const SIGABRT = 6;
const SIGKILL = 9;
const NO_MEMORY = /cannot allocate memory|out of memory|bad_alloc|allocation failed|memory exhausted/i;

/** Which limit ended a program, or null when it ended by itself. */
export function limitOf(exit: {
  code: number | null;
  signal: NodeJS.Signals | null;
  stderr: string;
}): ExceededLimit | null {
  const signal = exit.signal ?? (exit.code !== null && exit.code > 128 ? exit.code - 128 : null);
  if (signal === 'SIGXCPU' || signal === SIGXCPU) return 'cpu';
  if (signal === 'SIGXFSZ' || signal === SIGXFSZ) return 'file';
  // The kernel's own last word against a process that goes on after SIGXCPU.
  if (signal === 'SIGKILL' || signal === SIGKILL) return 'cpu';
  if (NO_MEMORY.test(exit.stderr)) return 'memory';
  return signal === 'SIGABRT' || signal === SIGABRT ? 'memory' : null;
}
