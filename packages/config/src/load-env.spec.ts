import { z } from 'zod';
import { databaseEnv, logEnv, portsEnv, queueEnv, secretEnv, storageEnv, urlsEnv } from './fragments.js';
import { ConfigError, loadEnv } from './load-env.js';

const schema = z.object({ ...queueEnv, ...secretEnv, ...storageEnv, ...urlsEnv, ...portsEnv, ...logEnv });
const good = { DATABASE_URL: 'postgres://a@localhost/b', APP_SECRET: 'x'.repeat(32) };

const mistakesOf = (source: NodeJS.ProcessEnv): readonly string[] => {
  try {
    loadEnv(schema, source);
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
  return [];
};

describe('loadEnv', () => {
  it('fills in defaults and reads numbers', () => {
    const env = loadEnv(schema, { ...good, API_PORT: '4000' });
    expect(env).toMatchObject({ API_PORT: 4000, DASHBOARD_PORT: 3001, ARGUMENT_HOME: '.argument', LOG_LEVEL: 'info' });
  });

  it('takes an empty variable for an absent one', () => {
    expect(loadEnv(schema, { ...good, REDIS_URL: '', S3_BUCKET: '' })).not.toHaveProperty('REDIS_URL');
    expect(mistakesOf({ ...good, DATABASE_URL: '' })).toEqual(['DATABASE_URL is missing.']);
  });

  it('lists every mistake at once, in plain words', () => {
    expect(
      mistakesOf({ DATABASE_URL: 'mysql://x', APP_SECRET: 'short', API_PORT: 'many', REDIS_URL: 'nonsense' }),
    ).toEqual([
      'DATABASE_URL: Use an address that starts with postgres:// or postgresql://.',
      'REDIS_URL: Use an address that starts with redis:// or rediss://.',
      'APP_SECRET: Use at least 32 random characters.',
      'API_PORT: Use a port number.',
    ]);
  });

  it('says so when a variable is missing', () => {
    expect(() => loadEnv(z.object({ ...databaseEnv, ...secretEnv }), {})).toThrow(
      'The configuration has 2 mistakes:\n  - DATABASE_URL is missing.\n  - APP_SECRET is missing.',
    );
  });

  it('never repeats a secret in its message', () => {
    expect(mistakesOf({ ...good, APP_SECRET: 'hunter2' }).join()).not.toContain('hunter2');
  });

  it('drops the slash at the end of an address', () => {
    expect(loadEnv(schema, { ...good, PUBLIC_VIEWER_URL: 'https://see.example/' }).PUBLIC_VIEWER_URL).toBe(
      'https://see.example',
    );
  });
});
