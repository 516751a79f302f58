import type { z } from 'zod';

/** The environment is not usable; `mistakes` names every variable and what to do about it. */
export class ConfigError extends Error {
  constructor(readonly mistakes: readonly string[]) {
    super(
      `The configuration has ${count(mistakes.length)}:\n${mistakes.map((mistake) => `  - ${mistake}`).join('\n')}`,
    );
    this.name = 'ConfigError';
  }
}

const count = (mistakes: number) => (mistakes === 1 ? '1 mistake' : `${mistakes} mistakes`);

/**
 * Reads the environment by a schema, all of it at once, so that a wrong deployment is mended in one go. An empty variable
 * counts as absent, because that is how compose files and CI leave one out.
 *
 * @throws ConfigError
 */
export function loadEnv<S extends z.ZodObject>(schema: S, source: NodeJS.ProcessEnv = process.env): z.infer<S> {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new ConfigError(result.error.issues.map((issue) => describe(issue, given)));
}

/** {@link loadEnv} for a process's entry file: prints the mistakes and ends the process with code 78 (EX_CONFIG). */
export function loadEnvOrExit<S extends z.ZodObject>(schema: S, source: NodeJS.ProcessEnv = process.env): z.infer<S> {
  try {
    return loadEnv(schema, source);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(78);
  }
}

function describe(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = issue.path.map(String).join('.') || 'environment';
  if (issue.path.length > 0 && given[name] === undefined) return `${name} is missing.`;
  return `${name}: ${issue.message}`;
}
