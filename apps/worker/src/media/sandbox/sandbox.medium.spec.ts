import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { makeTempFolder } from '@argument/testing';
import type { Isolation } from './command.js';
import { findIsolation } from './isolation.js';
import { LimitExceededError, ProgramError, type SandboxLimits } from './limits.js';
import { Sandbox } from './sandbox.js';

const OPEN: Isolation = { bubblewrap: false, network: false, limits: false, parentDeath: false };
const LIMITED: Isolation = { ...OPEN, limits: true };
const LIMITS: SandboxLimits = { memoryBytes: 64 * 2 ** 20, cpuSeconds: 5, seconds: 20, fileBytes: 2 ** 20 };

let best: Isolation;
let folder: Awaited<ReturnType<typeof makeTempFolder>>;
let outside: Awaited<ReturnType<typeof makeTempFolder>>;
beforeAll(async () => {
  [best, folder, outside] = await Promise.all([findIsolation(), makeTempFolder(), makeTempFolder()]);
});
afterAll(() => Promise.all([folder.remove(), outside.remove()]));

const shell = (isolation: Isolation, script: string, limits: Partial<SandboxLimits> = {}, signal?: AbortSignal) =>
  Sandbox.with(isolation).run(
    { program: '/bin/sh', args: ['-c', script], folder: folder.path, limits: { ...LIMITS, ...limits } },
    signal ? { signal } : {},
  );

/** Runs Node: the one program of ours that speaks TCP. */
const node = (isolation: Isolation, script: string) =>
  Sandbox.with(isolation).run({
    program: process.execPath,
    args: ['-e', script],
    folder: folder.path,
    limits: { ...LIMITS, memoryBytes: 2 ** 30 },
  });

describe('the sandbox', () => {
  it('uses bubblewrap where it may make namespaces, and limits everywhere', async () => {
    const bubblewrap = await works('bwrap', ['--unshare-all', '--ro-bind', '/', '/', '/bin/true']);
    expect(best).toMatchObject({ bubblewrap, limits: true, parentDeath: true });
  });

  const arms: [string, () => Isolation][] = [
    ['bubblewrap', () => best],
    ['limits alone', () => LIMITED],
  ];
  describe.each(arms)('with %s', (_name, isolation) => {
    it('answers what the program says', async () => {
      expect(await shell(isolation(), 'echo it works')).toBe('it works\n');
    });

    it('tells why a program failed', async () => {
      const failed = shell(isolation(), 'echo the index is missing >&2; exit 3');
      await expect(failed).rejects.toEqual(new ProgramError('the index is missing', 3));
    });

    const greedy: [string, string, Partial<SandboxLimits>, string][] = [
      ['hangs', 'sleep 60', { seconds: 1 }, 'time'],
      ['computes for ever', 'while :; do :; done', { cpuSeconds: 1 }, 'cpu'],
      ['grows in memory', 'tail /dev/zero', {}, 'memory'],
      ['fills the disk', 'head -c 8000000 /dev/zero > big', {}, 'file'],
      ['talks without end', 'yes', {}, 'output'],
    ];
    it.each(greedy)('ends a program that %s within twice its budget', async (_what, script, limits, limit) => {
      const began = Date.now();
      const ended = await shell(isolation(), script, limits).catch((error: unknown) => error);
      expect(ended).toBeInstanceOf(LimitExceededError);
      expect((ended as LimitExceededError).limit).toBe(limit);
      expect(Date.now() - began).toBeLessThan(2_000 * Math.max(limits.seconds ?? 0, limits.cpuSeconds ?? 0, 4));
    });

    it('ends at once when it is told to, with what it started', async () => {
      const stop = new AbortController();
      setTimeout(() => stop.abort(new Error('The video was deleted.')), 200);
      const began = Date.now();
      await expect(shell(isolation(), 'sleep 61 & sleep 61', {}, stop.signal)).rejects.toThrow(
        'The video was deleted.',
      );
      expect(Date.now() - began).toBeLessThan(2_000);
      expect(await commandLines()).not.toContain('sleep 61');
    });

    it('gives way to others when nobody waits for it', async () => {
      // Of its own scheduling group, where the kernel has such groups.
      const script = 'sleep 0.3; nice; test ! -e /proc/self/autogroup || cut -d" " -f2- /proc/self/autogroup';
      const confined = { program: '/bin/sh', args: ['-c', script], folder: folder.path, limits: LIMITS };
      const said = await Sandbox.with(isolation()).run({ ...confined, isPatient: true });
      expect(said).toMatch(/^10\n(nice 10\n)?$/);
    });

    it('does not see our environment', async () => {
      process.env.APP_SECRET_OF_TEST = 'hidden';
      expect(await shell(isolation(), 'env')).not.toContain('hidden');
      delete process.env.APP_SECRET_OF_TEST;
    });
  });

  it('shows a program its own files and nobody else’s, where bubblewrap works', async () => {
    const secret = path.join(outside.path, 'secret');
    await writeFile(secret, 'of another customer');
    expect(await shell(OPEN, `cat ${secret}`)).toBe('of another customer');
    if (!best.bubblewrap) {
      // What docs/pipeline.md says of such machines: limits alone hide nothing.
      expect(await shell(best, `cat ${secret}`)).toBe('of another customer');
      return;
    }
    await expect(shell(best, `cat ${secret}`)).rejects.toThrow('No such file');
    await expect(shell(best, `cat ${process.cwd()}/package.json`)).rejects.toThrow('No such file');
    await expect(shell(best, 'echo mine > /usr/mine')).rejects.toThrow('Read-only');
    await expect(shell(best, 'echo mine > /mine')).rejects.toThrow('Read-only');
    await shell(best, 'echo mine > here');
    expect(await readFile(path.join(folder.path, 'here'), 'utf8')).toBe('mine\n');
  });

  it('lets nothing reach the network where namespaces may be made, which the same program reaches without them', async () => {
    const seen: string[] = [];
    const server = await listen((who) => void seen.push(who));
    const { port } = server.address() as { port: number };
    const call = `require('net').connect(${port},'127.0.0.1').on('connect',function(){this.end();console.log('in')}).on('error',()=>console.log('out'))`;
    expect(await node(OPEN, call)).toBe('in\n');
    expect(seen).toHaveLength(1);
    const isShut = best.bubblewrap || best.network;
    expect(await node(best, call)).toBe(isShut ? 'out\n' : 'in\n');
    if (best.network) expect(await node({ ...OPEN, network: true }, call)).toBe('out\n');
    expect(seen).toHaveLength(isShut ? 1 : 2);
    server.close();
  });
});

const works = (program: string, args: string[]): Promise<boolean> =>
  promisify(execFile)(program, args).then(
    () => true,
    () => false,
  );

function listen(onCall: (who: string) => void): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer((socket) => {
      onCall(socket.remoteAddress ?? '');
      socket.end();
    });
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

async function commandLines(): Promise<string> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => ''));
  return (await Promise.all(lines)).map((line) => line.replaceAll('\0', ' ')).join('\n');
}
