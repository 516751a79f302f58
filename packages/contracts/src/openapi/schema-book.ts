import { z } from 'zod';
import * as contracts from '../index.js';

export type Json = Record<string, unknown>;

/** What arrives may leave out what has a default; what is answered never does. So a schema has two readings. */
type Reading = 'input' | 'output';

/** Shapes worth a name of their own in `components`; plain strings stand where they are used. */
const NAMED = new Set(['object', 'union', 'enum', 'tuple', 'pipe']);

/**
 * Collects the schemas that a document uses: each that the contracts export by name is described once, under
 * `#/components/schemas`. While the document grows, references are `urn:<reading>:<name>`; {@link SchemaBook.bind} settles them.
 */
export class SchemaBook {
  readonly #names = z.registry<{ id: string }>();
  readonly #described: Record<Reading, Json>;

  constructor() {
    const seen = new Set<unknown>();
    for (const [name, schema] of Object.entries(contracts)) {
      if (!(schema instanceof z.ZodType) || !NAMED.has(schema.def.type) || seen.has(schema)) continue;
      seen.add(schema);
      this.#names.add(schema, { id: name.charAt(0).toUpperCase() + name.slice(1) });
    }
    this.#described = { input: this.#describeAll('input'), output: this.#describeAll('output') };
  }

  input(schema: z.ZodType): Json {
    return this.#refer(schema, 'input');
  }

  output(schema: z.ZodType): Json {
    return this.#refer(schema, 'output');
  }

  /** The schema itself in place of its name, as parameters of a query need it. */
  spelledOut(schema: z.ZodType): Json {
    return this.#describe(z.toJSONSchema(schema, optionsOf('input')), 'input');
  }

  /** The document with every schema that it names. */
  bind(document: Json): Json {
    const used: Record<Reading, Set<string>> = { input: new Set(), output: new Set() };
    const visit = (part: unknown): void => {
      for (const [, reading, name] of JSON.stringify(part).matchAll(/"urn:(input|output):(\w+)"/g)) {
        const set = used[reading as Reading];
        if (name === undefined || set.has(name)) continue;
        set.add(name);
        visit(this.#described[reading as Reading][name]);
      }
    };
    visit(document);
    const titled = (reading: Reading, name: string) =>
      reading === 'input' && used.output.has(name) && !this.#readsTheSame(name) ? `${name}Input` : name;
    const schemas: Json = {};
    for (const reading of ['output', 'input'] as const) {
      for (const name of used[reading]) schemas[titled(reading, name)] = this.#described[reading][name];
    }
    const sorted = Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
    const components = { schemas: sorted, ...(document.components as Json) };
    const text = JSON.stringify({ ...document, components });
    return JSON.parse(
      text.replaceAll(
        /"urn:(input|output):(\w+)"/g,
        (_, reading: Reading, name: string) => `"#/components/schemas/${titled(reading, name)}"`,
      ),
    ) as Json;
  }

  #readsTheSame(name: string): boolean {
    const text = (reading: Reading) =>
      JSON.stringify(this.#described[reading][name]).replaceAll(`urn:${reading}:`, 'urn:');
    return text('input') === text('output');
  }

  #refer(schema: z.ZodType, reading: Reading): Json {
    const name = this.#names.get(schema)?.id;
    if (name !== undefined) return { $ref: `urn:${reading}:${name}` };
    const described = z.toJSONSchema(schema, { ...optionsOf(reading), metadata: this.#names });
    return this.#describe(described, reading);
  }

  #describeAll(reading: Reading): Json {
    const uri = (id: string) => `urn:${reading}:${id}`;
    const { schemas } = z.toJSONSchema(this.#names, { ...optionsOf(reading), uri });
    return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, this.#describe(schema, reading)]));
  }

  /** Without what only says where the schema came from, and with our references. */
  #describe(schema: object, reading: Reading): Json {
    const { $schema: _, $id: __, id: ___, $defs: ____, ...rest } = schema as Json;
    return JSON.parse(JSON.stringify(rest).replaceAll('"#/$defs/', `"urn:${reading}:`)) as Json;
  }
}

/** A transformed or coerced input has no schema of its own: what it may be is said in words by the error. */
const optionsOf = (io: Reading) => ({ io, unrepresentable: 'any', target: 'draft-2020-12' }) as const;
