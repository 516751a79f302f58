import { newId } from '@argument/database';
import { mp4WithDuration, pngHeader } from '../made-files.js';
import type { Belongings } from './belongings.js';

interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  minLength?: number;
  minimum?: number;
}

/** One call as the OpenAPI document describes it. */
export interface Operation {
  operationId: string;
  method: string;
  path: string;
  allow: string;
  body: { type: string; schema: Schema } | null;
  /** Names of the query's values. */
  query: string[];
  /** Names of the body's fields, those that may be left out too. */
  fields: string[];
}

interface Document {
  paths: Record<
    string,
    Record<
      string,
      {
        operationId: string;
        'x-allow': string;
        parameters: { name: string; in: string }[];
        requestBody?: { content: Record<string, { schema: Schema }> };
      }
    >
  >;
  components: { schemas: Record<string, Schema> };
}

/** The document's schemas by reference, for {@link sampleOf}. */
const named = new Map<string, Schema>();

const settled = (schema: Schema): Schema => (schema.$ref ? (named.get(schema.$ref) ?? {}) : schema);

export function operationsOf(document: unknown): Operation[] {
  for (const [name, schema] of Object.entries((document as Document).components.schemas))
    named.set(`#/components/schemas/${name}`, schema);
  return Object.entries((document as Document).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const [type, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
      const { operationId, 'x-allow': allow } = operation;
      return {
        operationId,
        method: method.toUpperCase(),
        path,
        allow,
        body: type && content ? { type, ...content } : null,
        query: operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name),
        fields: Object.keys(settled(content?.schema ?? {}).properties ?? {}),
      };
    }),
  );
}

/** Fields whose schema does not say what makes sense. */
const VALUES: Record<string, () => unknown> = {
  email: () => `${Math.random().toString(36).slice(2)}@example.com`,
  password: () => 'correct horse battery',
  currentPassword: () => 'correct horse battery',
  host: () => `made-${Math.random().toString(36).slice(2)}.example.com`,
  url: () => 'https://receiver.example/hook',
  slug: () => `made-${Math.random().toString(36).slice(2)}`,
  color: () => '#00b140',
  logo: () => pngHeader(16, 16).toString('base64'),
  webvtt: () => 'WEBVTT',
  // Of events, which name themselves.
  id: () => newId(),
};

/** Calls that need another id than the one their path parameter is called. */
const PATH_IDS: Record<string, Record<string, string>> = { postProjectsProjectIdRestore: { projectId: 'deletedId' } };

export interface Request {
  path: string;
  body: unknown;
  /** Something in the path or the body belongs to a workspace. */
  names: boolean;
}

/** A valid request of the operation about these belongings. @throws Error for a parameter that nobody owns */
export function requestOf({ operationId, path, body }: Operation, ids: Belongings): Request {
  let names = false;
  const idOf = (name: string): string => {
    const id = ids[PATH_IDS[operationId]?.[name] ?? name];
    if (id === undefined) throw new Error(`${operationId} names "${name}": add it to the matrix' belongings.`);
    names = true;
    return id;
  };
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => idOf(name));
  if (body?.type === 'multipart/form-data') {
    const form = new FormData();
    form.append('projectId', idOf('projectId'));
    const file = operationId.includes('Videos') ? mp4WithDuration(1) : pngHeader(640, 480);
    form.append('file', new Blob([new Uint8Array(file)]), 'file');
    return { path: filled, body: form, names };
  }
  return { path: filled, body: body ? sampleOf(body.schema, '', idOf) : undefined, names };
}

function sampleOf(schema: Schema, name: string, idOf: (name: string) => string): unknown {
  const made = VALUES[name];
  if (made) return made();
  if (schema.$ref) return sampleOf(settled(schema), name, idOf);
  const [first] = schema.anyOf ?? [];
  if (first) return sampleOf(first, name, idOf);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((key) => [key, sampleOf(schema.properties?.[key] ?? {}, key, idOf)]),
      );
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () =>
        sampleOf(schema.items ?? {}, name.replace(/s$/, ''), idOf),
      );
    case 'string':
      if (schema.format === 'uuid') return idOf(name);
      if (schema.format === 'date-time') return new Date().toISOString();
      return 'a'.repeat(Math.max(4, schema.minLength ?? 0));
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    default:
      return {};
  }
}
