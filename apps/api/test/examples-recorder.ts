import { appendFileSync } from 'node:fs';
import { operationId } from '@argument/contracts/openapi';
import { ROUTES } from '@argument/contracts/routes';
import type { GivenAnswer } from './described-answers.js';

/** Where `npm run openapi:examples` wants to find what the tests send and get. */
const FILE = process.env.ARGUMENT_EXAMPLES;

const calls = ROUTES.map((route) => ({
  method: route.method.toUpperCase(),
  path: new RegExp(`^${route.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  status: route.status,
  operationId: operationId(route),
  parameters: route.path.split('{').length,
}));
// `/uploads/direct` is not the upload with the id "direct".
calls.sort((a, b) => a.parameters - b.parameters);

/** Notes a call that succeeded, one JSON value a line. */
export function recordExample(method: string, pathname: string, body: unknown, answer: GivenAnswer): void {
  if (FILE === undefined) return;
  const call = calls.find((candidate) => candidate.method === method && candidate.path.test(pathname));
  if (call?.status !== answer.status || typeof body === 'string') return;
  // The fields of a form are described, its file shows nothing.
  const request = body instanceof FormData ? undefined : body;
  const line = { operationId: call.operationId, request, answer: answer.json };
  appendFileSync(FILE, `${JSON.stringify(line)}\n`);
}
