// Authors and checks migrations.
//
//   node scripts/db-migration.mjs <name>     writes prisma/migrations/<time>_<name>/migration.sql
//   node scripts/db-migration.mjs --check    fails when schema.prisma and the migrations differ
//
// Needs no database: it starts a throw-away one.
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startCluster } from '../packages/testing/harness/postgres-cluster.mjs';
import { createSchemaEngine } from './schema-engine.mjs';

const root = path.resolve(import.meta.dirname, '..');
const schemaPath = path.join(root, 'prisma/schema.prisma');
const migrationsPath = path.join(root, 'prisma/migrations');
const lockPath = path.join(migrationsPath, 'migration_lock.toml');
const LOCK = '# Tells Prisma which database the migrations are for.\nprovider = "postgresql"\n';

const [argument] = process.argv.slice(2);
if (!argument || !/^(--check|[a-z0-9_]+)$/.test(argument)) {
  console.error('Usage: npm run db:migration -- <name in a-z, 0-9 and _>, or npm run db:drift');
  process.exit(2);
}

const difference = await findDifference();
if (argument === '--check') {
  if (difference) {
    console.error(
      `The schema has changes that no migration makes. Run: npm run db:migration -- <name>\n\n${difference}`,
    );
    process.exitCode = 1;
  } else {
    console.log('The migrations make exactly the schema.');
  }
} else if (difference) {
  await writeMigration(argument, difference);
} else {
  console.log('Nothing to do: the migrations make exactly the schema.');
}
// The engine's timers would keep the process for a while.
process.exit();

/** SQL that turns what the migrations make into what the schema says; empty when they agree. */
async function findDifference() {
  const schema = await readFile(schemaPath, 'utf8');
  const cluster = await startCluster();
  try {
    const engine = await createSchemaEngine({ schema, server: cluster.url });
    const { stdout, exitCode } = await engine.diff({
      from: { tag: 'migrations', ...(await listMigrations()) },
      to: { tag: 'schemaDatamodel', files: [{ path: schemaPath, content: schema }] },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    if (exitCode === 0) return '';
    if (exitCode === 2 && stdout) return stdout;
    throw new Error(`The schema engine answered ${exitCode} without a script.`);
  } finally {
    await cluster.stop();
  }
}

async function listMigrations() {
  const entries = existsSync(migrationsPath) ? await readdir(migrationsPath, { withFileTypes: true }) : [];
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: migrationsPath,
    lockfile: { path: 'migration_lock.toml', content: LOCK },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.sort().map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok', value: await readFile(path.join(migrationsPath, name, 'migration.sql'), 'utf8') },
        },
      })),
    ),
  };
}

async function writeMigration(name, sql) {
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = path.join(migrationsPath, `${time}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'migration.sql'), sql);
  if (!existsSync(lockPath)) await writeFile(lockPath, LOCK);
  console.log(`Wrote ${path.relative(root, folder)}/migration.sql. Read it before you commit it.`);
}
