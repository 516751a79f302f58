import { parseArgs } from 'node:util';
import { ConfigError } from '@argument/config';
import { printBanner } from './banner.js';
import { loadDemoAccount } from './demo/account.js';
import { seedDemo } from './demo/seed.js';
import { prepareDataFolder } from './home/data-folder.js';
import { lockDataFolder } from './home/lock.js';
import { loadSecrets } from './home/secrets.js';
import { Platform } from './platform.js';
import { logLine } from './services/log.js';
import { readSettings, type Settings } from './settings.js';
import { errorCode, StartError } from './start-error.js';

export interface MainOptions {
  args: readonly string[];
  /** When `npm start` began, in ms since the epoch. */
  startedAt: number;
}

/** Runs the whole platform until a signal; ends the process. */
export async function main({ args, startedAt }: MainOptions): Promise<void> {
  try {
    const { demo } = readArguments(args);
    await run(readSettings(), demo, startedAt);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  }
}

async function run(settings: Settings, demo: boolean, startedAt: number): Promise<void> {
  const { home, lock } = settings.paths;
  await prepareDataFolder(home);
  const unlock = await lockDataFolder(lock, home);
  const platform = new Platform(settings, (reason) => void end(1, reason));

  const ending = new AbortController();
  const end = async (code: number, reason?: string): Promise<void> => {
    if (ending.signal.aborted) return;
    ending.abort();
    if (reason !== undefined) process.stderr.write(`${reason}\n`);
    await platform.stop();
    await unlock();
    if (code === 0) logLine('launcher', 'stopped');
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!ending.signal.aborted) logLine('launcher', 'stopping');
      void end(0);
    });
  }

  try {
    const secrets = await loadSecrets(settings.paths.secrets);
    const account = demo ? await loadDemoAccount(settings.paths.demoAccount) : null;
    const addresses = await platform.start(secrets);
    await printBanner({
      ...addresses,
      home,
      readyMs: Date.now() - startedAt,
      demo: account && { ...account, file: settings.paths.demoAccount },
    });
    if (account) {
      const { demoState: statePath, mail: mailFolder } = settings.paths;
      await seedDemo({ account, statePath, mailFolder, addresses, signal: ending.signal });
    }
  } catch (error) {
    await end(1, explain(error));
  }
}

/** @throws StartError naming what is not understood */
function readArguments(args: readonly string[]): { demo: boolean } {
  try {
    const { values } = parseArgs({ args: [...args], options: { 'no-demo': { type: 'boolean', default: false } } });
    return { demo: !values['no-demo'] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`${reason.replace(/\.?$/, '.')} The only option is --no-demo.`);
  }
}

/** One line for what an operator can mend; the whole story for what only we can. */
function explain(error: unknown): string {
  if (error instanceof StartError || error instanceof ConfigError) return error.message;
  if (errorCode(error) === 'ENOSPC') return 'The disk is full. Free some space, then start again.';
  if (error instanceof Error) return error.stack ?? error.message;
  return String(error);
}
