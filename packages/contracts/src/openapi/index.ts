import type { z } from 'zod';
import { problem } from '../problem.js';
import { ROUTES, type Route } from '../routes/index.js';
import { V1 } from '../routes/route.js';
import { EXAMPLES } from './examples.js';
import { type Json, SchemaBook } from './schema-book.js';

export { EXAMPLES } from './examples.js';
export type { Json } from './schema-book.js';

/** An OpenAPI 3.1 document of the routes; its schemas are JSON Schema 2020-12 of the zod schemas that check requests. */
export function openApi(routes: readonly Route[] = ROUTES): Json {
  const book = new SchemaBook();
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route, book) };
  }
  return book.bind({
    openapi: '3.1.0',
    info: {
      title: 'ARgument',
      version: '1',
      description: 'Pictures that come alive in the browser. Errors are RFC 9457 problems with a stable `code`.',
    },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map((route) => route.tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        refreshCookie: { type: 'apiKey', in: 'cookie', name: 'argument_refresh' },
      },
    },
  });
}

/** `POST /api/v1/markers/generate` is `postMarkersGenerate`. */
export function operationId({ method, path }: Route): string {
  const words = path.replace('/api/v1/', '').match(/[A-Za-z]+/g) ?? [];
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function operationOf(route: Route, book: SchemaBook): Json {
  const body = bodyOf(route, book);
  return {
    operationId: operationId(route),
    tags: [route.tag],
    summary: route.summary,
    security: securityOf(route),
    /** Row of the table of rights, see `POLICY` in the contracts; `public` and `cookie` need no access token. */
    'x-allow': route.allow,
    parameters: [
      ...pathParameters(route.path),
      ...queryParameters(route.query, book),
      ...(takesIdempotencyKey(route) ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(body ? { requestBody: { required: true, content: body } } : {}),
    responses: {
      [route.status]: answerOf(route, book),
      ...(storesFiles(route) ? { 503: unavailable(book) } : {}),
      default: {
        description: 'What went wrong and what to do',
        content: { 'application/problem+json': { schema: book.output(problem), example: PROBLEM } },
      },
    },
  };
}

const storesFiles = ({ upload, path }: Route): boolean => upload !== undefined || path.startsWith(`${V1}/uploads`);

const unavailable = (book: SchemaBook): Json => ({
  description: 'The storage is in trouble. Nothing was kept by half; try again.',
  headers: { 'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer' } } },
  content: { 'application/problem+json': { schema: book.output(problem) } },
});

/** Writes that are not harmless by themselves when they are sent twice: what PATCH and DELETE ask for is so already. */
const takesIdempotencyKey = ({ method, allow, upload, path }: Route): boolean =>
  method === 'post' && allow !== 'public' && allow !== 'cookie' && upload === undefined && !path.endsWith('/uploads');

const IDEMPOTENCY_KEY: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'A UUID of yours. The same request with the same key is carried out once: for a day it is answered as the first was, with Idempotency-Replayed: true.',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' },
};

function securityOf({ allow }: Route): Json[] {
  if (allow === 'public') return [];
  return allow === 'cookie' ? [{ refreshCookie: [] }] : [{ bearer: [] }];
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'slug' ? { type: 'string' } : { type: 'string', format: 'uuid' },
  }));
}

function queryParameters(query: z.ZodObject | undefined, book: SchemaBook): Json[] {
  if (!query) return [];
  const { properties = {}, required = [] } = book.spelledOut(query) as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

function bodyOf(route: Route, book: SchemaBook): Json | null {
  const { body, upload } = route;
  if (upload) {
    const properties = {
      projectId: { type: 'string', format: 'uuid' },
      file: { type: 'string', contentMediaType: `${upload}/*` },
    };
    return { 'multipart/form-data': { schema: { type: 'object', properties, required: ['projectId', 'file'] } } };
  }
  return body ? { 'application/json': { schema: book.input(body), ...exampleOf(route, 'request') } } : null;
}

/** What a test sent or got, with other names in it. */
function exampleOf(route: Route, part: 'request' | 'answer'): Json {
  const example = EXAMPLES[operationId(route)]?.[part];
  return example === undefined ? {} : { example };
}

const PROBLEM = {
  type: 'about:blank',
  title: 'Not found',
  status: 404,
  detail: 'There is no such project, or you have no access to it.',
  code: 'not_found',
};

function answerOf(route: Route, book: SchemaBook): Json {
  const { answer, files } = route;
  if (answer) {
    const content = { schema: book.output(answer), ...exampleOf(route, 'answer') };
    return { description: 'Done', content: { 'application/json': content } };
  }
  if (!files) return { description: 'Done' };
  return { description: 'Done', content: Object.fromEntries(files.map((type) => [type, {}])) };
}
