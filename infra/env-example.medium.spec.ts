import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as config from '@argument/config';
import { apiEnv } from '../apps/api/src/env.js';
import { workerEnv } from '../apps/worker/src/env.js';

const example = readFileSync(join(__dirname, '..', '.env.example'), 'utf8');
const given = new Map([...example.matchAll(/^([A-Z0-9_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]));

/** What is needed of a schema. */
interface Variable {
  safeParse(value: unknown): { success: boolean; data?: unknown };
}

/** What the fragments of packages/config and the processes read, by name. */
const known: Record<string, Variable> = {
  ...Object.assign({}, ...Object.entries(config).map(([name, value]) => (name.endsWith('Env') ? value : {}))),
  ...apiEnv.shape,
  ...workerEnv.shape,
};
/** Read by docker compose alone. */
const COMPOSE = ['SITE_ADDRESS', 'VIEWER_ADDRESS', 'POSTGRES_PASSWORD', 'POSTGRES_APP_PASSWORD', 'REDIS_PASSWORD'];

describe('.env.example', () => {
  it('names every variable that is read, and no other', () => {
    expect([...given.keys()].sort()).toEqual([...Object.keys(known), ...COMPOSE].sort());
  });

  it('tells the defaults that the code has', () => {
    for (const [name, schema] of Object.entries(known)) {
      const fallback = schema.safeParse(undefined);
      if (!fallback.success || fallback.data === undefined) continue;
      expect({ name, value: given.get(name) }).toEqual({ name, value: String(fallback.data) });
    }
  });

  it('explains each before it is set', () => {
    for (const section of example.split('\n\n')) expect(section).toMatch(/^# /);
  });
});
