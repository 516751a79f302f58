import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';

const CHAR_OID = 18;
const VARCHAR_OID = 1043;

/**
 * Prisma's schema engine, as WebAssembly. Its command line downloads a native engine instead, and answers "no difference"
 * when it has none, so it must never be asked.
 *
 * @param {{ schema: string, server: string }} options text of schema.prisma; address of a PostgreSQL to make scratch
 *   databases in
 */
export async function createSchemaEngine({ schema, server }) {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message: (message) => console.error(`The schema engine panicked: ${message}`),
  };
  const require = createRequire(import.meta.url);
  const folder = path.dirname(require.resolve('@prisma/schema-engine-wasm'));
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const wasm = await readFile(path.join(folder, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const factory = bindMigrationAwareSqlAdapterFactory(scratchFactory(server));
  return bindings.SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => undefined, factory);
}

/** Connects to `server`; every shadow database is a new one, dropped when the engine lets go of it. */
function scratchFactory(server) {
  const factory = new PrismaPg(poolOf(server));
  const connect = factory.connect.bind(factory);
  factory.connect = async () => withCatalogueTypes(await connect());
  factory.connectToShadowDb = async () => {
    const main = await connect();
    const name = `shadow_${crypto.randomUUID().replaceAll('-', '')}`;
    await main.executeScript(`CREATE DATABASE ${name}`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    const pool = poolOf(url.href);
    const shadow = withCatalogueTypes(await new PrismaPg(pool).connect());
    // The adapter cuts scripts at every semicolon, also at those in the body of a function.
    shadow.executeScript = (script) =>
      shadow
        .underlyingDriver()
        .query(script)
        .then(() => undefined);
    const dispose = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await dispose();
      await pool.end();
      await main.executeScript(`DROP DATABASE ${name} WITH (FORCE)`);
      await main.dispose();
    };
    return shadow;
  };
  return factory;
}

const charColumns = new Set();

/** Remembers columns of PostgreSQL's one-byte type "char", which the driver adapter does not know, and reads them as text. */
class CatalogueClient extends pg.Client {
  _handleRowDescription(message) {
    for (const field of message.fields) {
      if (field.dataTypeID !== CHAR_OID) continue;
      charColumns.add(field.name);
      field.dataTypeID = VARCHAR_OID;
    }
    return super._handleRowDescription(message);
  }
}

function poolOf(connectionString) {
  const pool = new pg.Pool({ connectionString, Client: CatalogueClient, max: 4 });
  // Dropping a database ends its connections, which is no accident.
  pool.on('error', () => undefined);
  return pool;
}

/** The engine reads the system catalogue and wants "char" columns as single characters. */
function withCatalogueTypes(queryable) {
  const queryRaw = queryable.queryRaw.bind(queryable);
  queryable.queryRaw = async (query) => {
    const result = await queryRaw(query);
    result.columnNames.forEach((name, column) => {
      if (!charColumns.has(name) || result.columnTypes[column] !== ColumnTypeEnum.Text) return;
      result.columnTypes[column] = ColumnTypeEnum.Character;
      for (const row of result.rows) if (row[column] === '') row[column] = '\0';
    });
    return result;
  };
  const start = queryable.startTransaction?.bind(queryable);
  if (start) queryable.startTransaction = async (...args) => withCatalogueTypes(await start(...args));
  return queryable;
}
