import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePorts } from './free-ports.js';

/** Where a running platform answers; plain data, so that it can be handed to another process. */
export interface PlatformAddress {
  home: string;
  api: string;
  dashboard: string;
  viewer: string;
  https: string;
}

export interface PlatformPorts {
  api: number;
  dashboard: number;
  viewer: number;
  https: number;
}

export interface StartOptions {
  /** The project's root. */
  root: string;
  /** Data folder; a new one when absent. */
  home?: string;
  ports?: PlatformPorts;
  /** Arguments after `npm start --`. */
  args?: string[];
  /** Variables beside the ports and the data folder, which are all that a bare machine has. */
  env?: Record<string, string>;
}

/** The whole platform, started as a person would: `npm start`. */
export interface Platform {
  address: PlatformAddress;
  ports: PlatformPorts;
  /** Process id of the leader of the process group. */
  pid: number;
  /** From `npm start` to ready, ms. */
  readyMs: number;
  /** Everything it has printed. */
  output: () => string;
  /** Ends it; answers how long that took, ms. `SIGINT` goes to every process of the group, as Ctrl-C does. */
  stop: (signal?: 'SIGTERM' | 'SIGINT') => Promise<{ ms: number }>;
}

const READY_TIMEOUT_MS = 240_000;
/** It promises to stop within 10 s; past this it is killed, so that a test run leaves nothing behind. */
const STOP_TIMEOUT_MS = 20_000;

/** A new data folder, which the database's own user may pass through, and how to remove it. */
export async function createHome(): Promise<{ home: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'argument test '));
  await chmod(folder, 0o755);
  return { home: join(folder, 'home'), remove: () => rm(folder, { recursive: true, force: true }) };
}

export async function choosePorts(): Promise<PlatformPorts> {
  const [api = 0, dashboard = 0, viewer = 0, https = 0] = await freePorts(4);
  return { api, dashboard, viewer, https };
}

/** Runs `npm start` and answers what it printed when it ended by itself; for starts that must fail. */
export async function runUntilExit(options: StartOptions): Promise<{ code: number | null; output: string }> {
  const { child, output } = await launch(options);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output: output() };
}

/**
 * Starts the platform and waits until it is ready.
 * @throws Error with everything it printed when it ends before that.
 */
export async function startPlatform(options: StartOptions): Promise<Platform> {
  const startedAt = performance.now();
  const { child, output, address, ports } = await launch(options);
  const pid = child.pid;
  if (pid === undefined) throw new Error('npm could not be started.');
  await waitUntilReady(child, address, output);
  const readyMs = performance.now() - startedAt;
  return { address, ports, pid, readyMs, output, stop: (signal = 'SIGTERM') => stop(child, pid, signal) };
}

async function launch(options: StartOptions) {
  const ports = options.ports ?? (await choosePorts());
  const home = options.home ?? (await createHome()).home;
  const child = spawn('npm', ['start', '--', ...(options.args ?? [])], {
    cwd: options.root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...bareEnvironment(),
      ...options.env,
      ARGUMENT_HOME: home,
      API_PORT: String(ports.api),
      DASHBOARD_PORT: String(ports.dashboard),
      VIEWER_PORT: String(ports.viewer),
      HTTPS_PORT: String(ports.https),
    },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
  }
  const address: PlatformAddress = {
    home,
    api: `http://localhost:${ports.api}`,
    dashboard: `http://localhost:${ports.dashboard}`,
    viewer: `http://localhost:${ports.viewer}`,
    https: `https://localhost:${ports.https}`,
  };
  return { child, ports, address, output: () => printed };
}

/** What a bare machine has: nothing that points at another database, storage or mode. */
function bareEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, LANG, FFMPEG_PATH, FFPROBE_PATH } = process.env;
  return Object.fromEntries(
    Object.entries({ PATH, HOME, TMPDIR, LANG, FFMPEG_PATH, FFPROBE_PATH }).filter(([, value]) => value !== undefined),
  );
}

async function waitUntilReady(child: ChildProcess, address: PlatformAddress, output: () => string): Promise<void> {
  const deadline = performance.now() + READY_TIMEOUT_MS;
  while (performance.now() < deadline) {
    if (hasEnded(child)) throw new Error(`The platform ended with code ${child.exitCode}:\n${output()}`);
    if (await isReady(address)) return;
    await sleep(100);
  }
  await stop(child, child.pid ?? 0, 'SIGTERM');
  throw new Error(`The platform was not ready after ${READY_TIMEOUT_MS / 1000} s:\n${output()}`);
}

async function isReady({ api }: PlatformAddress): Promise<boolean> {
  try {
    return (await fetch(`${api}/api/v1/health/ready`)).status === 200;
  } catch {
    return false; // Nothing listens yet.
  }
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function stop(child: ChildProcess, pid: number, signal: 'SIGTERM' | 'SIGINT') {
  const startedAt = performance.now();
  if (!hasEnded(child)) {
    const closed = once(child, 'close');
    process.kill(signal === 'SIGINT' ? -pid : pid, signal);
    const killer = setTimeout(() => process.kill(-pid, 'SIGKILL'), STOP_TIMEOUT_MS);
    await closed;
    clearTimeout(killer);
  }
  return { ms: performance.now() - startedAt };
}
