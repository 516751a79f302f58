import { type Json, openApi } from '@argument/contracts/openapi';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

/** What is judged of an answer. */
export interface GivenAnswer {
  status: number;
  headers: Headers;
  text: string;
  /** Undefined when the answer is not JSON. */
  json: unknown;
}

interface Content {
  schema?: object;
}

interface DescribedOperation {
  path: RegExp;
  method: string;
  responses: Record<string, { content?: Record<string, Content> }>;
}

const document = openApi() as { paths: Record<string, Record<string, DescribedOperation>>; components: Json };
const DOCUMENT = 'openapi';
// Patterns say what formats mean; a schema of query values coerces, an answer never does.
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema({ $id: DOCUMENT, components: document.components });

const operations: DescribedOperation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { responses }]) => ({
    path: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
    method: method.toUpperCase(),
    responses,
  })),
);
// `/uploads/direct` is not the upload with the id "direct".
operations.sort((a, b) => a.path.source.split('[^/]+').length - b.path.source.split('[^/]+').length);

const validators = new Map<object, ValidateFunction>();
function validatorOf(schema: object): ValidateFunction {
  const known = validators.get(schema);
  if (known) return known;
  const text = JSON.stringify(schema).replaceAll('"#/components/', `"${DOCUMENT}#/components/`);
  const made = ajv.compile(JSON.parse(text) as object);
  validators.set(schema, made);
  return made;
}

/** What is wrong with an answer by the OpenAPI document; null when nothing is, or when the document does not know the call. */
export function contradiction(method: string, path: string, answer: GivenAnswer): string | null {
  const bare = path.split('?', 1)[0] ?? path;
  const operation = operations.find((candidate) => candidate.method === method && candidate.path.test(bare));
  if (!operation) return null;
  const success = answer.status < 400;
  const described = operation.responses[success ? String(answer.status) : 'default'];
  if (!described) return `${answer.status} is not described`;
  const type = answer.headers.get('content-type')?.split(';', 1)[0] ?? '';
  if (!described.content)
    return answer.text === '' ? null : `a body of ${answer.text.length} characters is not described`;
  // An answer to HEAD has headers only.
  if (method === 'HEAD') return null;
  const content = described.content[type];
  if (!content) return `the type "${type}" is not described`;
  if (!content.schema) return null;
  const validate = validatorOf(content.schema);
  return validate(answer.json)
    ? null
    : `not as described: ${ajv.errorsText(validate.errors?.slice(0, 5) ?? null, { separator: '; ' })}`;
}
