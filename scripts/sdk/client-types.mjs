// The two generated files of packages/sdk, from an OpenAPI document.
import { objectType, typeOf } from './types.mjs';

const HEAD = '// Generated from the OpenAPI document by `npm run sdk:generate`; changes here are lost.\n';
const V1 = '/api/v1';
const METHODS = ['get', 'head', 'post', 'patch', 'delete'];

/** Every schema of the document as a type of the same name. */
export function schemasFile({ components }) {
  const types = Object.entries(components.schemas).map(([name, schema]) => `export type ${name} = ${typeOf(schema)};`);
  return [HEAD, ...types, ''].join('\n');
}

/** Every call, by method and path: what it takes, what it gives. @throws Error for a path outside of /api/v1 */
export function callsFile({ paths, components }) {
  const methods = METHODS.map((method) => {
    const calls = Object.entries(paths)
      .filter(([, operations]) => operations[method])
      .map(([path, operations]) => callOf(path, operations[method]));
    return `${method}: {\n${calls.join('\n')}\n};`;
  });
  const body = `export interface Calls {\n${methods.join('\n')}\n}\n`;
  const names = Object.keys(components.schemas).filter((name) =>
    new RegExp(`\\b${name}\\b`).test(withoutComments(body)),
  );
  return `${HEAD}import type { ${names.join(', ')} } from './schemas.js';\n\n/** What every call of the API takes and gives, by method and path under \`${V1}\`. */\n${body}`;
}

const withoutComments = (text) => text.replaceAll(/\/\*\*.*?\*\//g, '').replaceAll(/'[^']*'/g, '');

function callOf(path, { summary, parameters, requestBody, responses, 'x-allow': allow }) {
  if (!path.startsWith(`${V1}/`)) throw new Error(`${path} is not under ${V1}.`);
  const fields = [
    ...parametersOf('path', parameters),
    ...parametersOf('query', parameters),
    ...(requestBody ? [`body: ${bodyOf(requestBody)};`] : []),
    `answer: ${answerOf(responses)};`,
  ];
  return `/** ${summary}. ${rightsOf(allow)} */\n'${path.slice(V1.length)}': { ${fields.join(' ')} };`;
}

const rightsOf = (allow) =>
  allow === 'public' ? 'For anybody.' : allow === 'cookie' ? 'With the refresh cookie.' : `Right: \`${allow}\`.`;

function parametersOf(where, parameters) {
  const mine = parameters.filter((parameter) => parameter.in === where);
  if (mine.length === 0) return [];
  const required = new Set(mine.filter((parameter) => parameter.required).map(({ name }) => name));
  const type = objectType(
    // An empty value is left out of an address, so null is as good as nothing.
    mine.map(({ name, schema }) => [name, where === 'query' ? { anyOf: [schema, { type: 'null' }] } : schema]),
    required,
  );
  return [`${where}${required.size > 0 ? '' : '?'}: ${type};`];
}

function bodyOf({ content }) {
  const json = content['application/json'];
  return json ? typeOf(json.schema) : 'FormData';
}

/** JSON where the document gives its schema, a file where it names other types, nothing otherwise. */
function answerOf(responses) {
  const success = Object.entries(responses).find(([status]) => status.startsWith('2'));
  const content = success?.[1].content;
  if (!content) return 'undefined';
  const schema = content['application/json']?.schema;
  return schema ? typeOf(schema) : 'Blob';
}
