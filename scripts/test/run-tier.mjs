import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a tier with its output shown; answers `{ passed, failed }`, and as `said` what a quiet check did not show. */
export async function runTier({ name, kind, commands }, isQuiet = false) {
  if (kind === 'jest') return runJest(name, commands[0]);
  let said = '';
  for (const command of commands) {
    const code = await (isQuiet ? run(command, 'pipe', (text) => (said += text)) : run(command));
    if (code !== 0) return { passed: 0, failed: 1, said };
  }
  return { passed: 1, failed: 0, said };
}

async function runJest(name, { program, args }) {
  const report = join(tmpdir(), `argument-test-${name}-${process.pid}.json`);
  const code = await run({ program, args: [...args, '--passWithNoTests', '--json', `--outputFile=${report}`] }, [
    'inherit',
    'ignore',
    'inherit',
  ]);
  try {
    const result = JSON.parse(await readFile(report, 'utf8'));
    // A file that cannot even be loaded has no tests to count; it counts as one that failed.
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
    return { passed: result.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    await rm(report, { force: true });
  }
}

function run({ program, args }, stdio = 'inherit', onText = () => undefined) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio });
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', onText);
    child.on('error', reject);
    child.on('close', resolve);
  });
}
