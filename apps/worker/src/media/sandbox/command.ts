import path from 'node:path';
import { NICE } from '../give-way.js';
import type { SandboxLimits } from './limits.js';

/** How far a program can be shut off here, see {@link findIsolation}. */
export interface Isolation {
  /** It sees its own files only, has no network, no other processes, no privileges. */
  bubblewrap: boolean;
  /** Where bubblewrap does not work: at least no network. */
  network: boolean;
  /** Memory, processor time and file sizes are limited by the kernel. */
  limits: boolean;
  /** It ends with us, and can gain no privileges. */
  parentDeath: boolean;
}

export interface Confined {
  program: string;
  args: readonly string[];
  /** The only folder that it may write to, and its working folder. */
  folder: string;
  /** Files and folders that it may read besides; system libraries are added. */
  readable?: readonly string[];
  limits: SandboxLimits;
  env?: Readonly<Record<string, string>>;
  /** Gives way to everything else on the machine. */
  isPatient?: boolean;
}

/** Where programs find their libraries; a static one needs none of it. */
const SYSTEM = ['/usr', '/lib', '/lib64', '/bin', '/etc/ld.so.cache', '/etc/alternatives'];

/** The command line that runs a program within its limits, first word first; to be started with a session of its own. */
export function confine(isolation: Isolation, confined: Confined): string[] {
  const { program, args, limits, isPatient = false } = confined;
  return [
    ...(isPatient ? NICE : []),
    ...(isolation.parentDeath ? ['setpriv', '--pdeathsig', 'KILL', '--no-new-privs'] : []),
    ...(isolation.limits ? prlimit(limits) : []),
    ...(isolation.bubblewrap ? bubblewrap(confined) : []),
    ...(!isolation.bubblewrap && isolation.network ? ['unshare', '--map-root-user', '--net'] : []),
    program,
    ...args,
  ];
}

/** Twice the soft limit of processor time is the hard one: the program cannot put it off. */
const prlimit = ({ memoryBytes, cpuSeconds, fileBytes }: SandboxLimits): string[] => [
  'prlimit',
  `--data=${memoryBytes}`,
  `--cpu=${Math.ceil(cpuSeconds)}:${Math.ceil(cpuSeconds) + 1}`,
  `--fsize=${fileBytes}`,
  '--core=0',
  '--nofile=256',
  '--',
];

function bubblewrap({ program, folder, readable = [], env = {} }: Confined): string[] {
  const shown = [...SYSTEM, ...(path.isAbsolute(program) ? [path.dirname(program)] : []), ...readable];
  return [
    'bwrap',
    ...['--unshare-all', '--die-with-parent', '--cap-drop', 'ALL', '--clearenv'],
    ...Object.entries({ PATH: '/usr/bin:/bin', HOME: folder, ...env }).flatMap(([name, value]) => [
      '--setenv',
      name,
      value,
    ]),
    ...shown.flatMap((where) => ['--ro-bind-try', where, where]),
    ...['--proc', '/proc', '--dev', '/dev'],
    ...['--bind', folder, folder, '--chdir', folder, '--remount-ro', '/', '--'],
  ];
}
