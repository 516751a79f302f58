// JSON Schema 2020-12 as TypeScript types. Knows what zod writes; anything else is an error, never a silent `unknown`.

const word = /^[A-Za-z_$][\w$]*$/;
const keyOf = (name) => (word.test(name) ? name : JSON.stringify(name));
const quoted = (value) => (typeof value === 'string' ? `'${value.replaceAll("'", "\\'")}'` : JSON.stringify(value));
const REFERENCE = '#/components/schemas/';

/** @throws Error for a schema that has no type of its own here */
export function typeOf(schema) {
  if (schema.$ref) return schema.$ref.replace(REFERENCE, '');
  if ('const' in schema) return quoted(schema.const);
  if (schema.enum) return union(schema.enum.map(quoted));
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return union(choices.map(typeOf));
  if (schema.allOf) return schema.allOf.map((part) => grouped(typeOf(part))).join(' & ');
  if (Array.isArray(schema.type)) return union(schema.type.map((type) => typeOf({ ...schema, type })));
  switch (schema.type) {
    case 'string':
      return 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'null';
    case 'array':
      return arrayOf(schema);
    case 'object':
      return objectOf(schema);
    case undefined:
      return 'unknown';
    default:
      throw new Error(
        `There is no TypeScript type for ${JSON.stringify(schema)} yet: add it to scripts/sdk/types.mjs.`,
      );
  }
}

const union = (types) => [...new Set(types)].join(' | ');
const grouped = (type) => (type.includes(' | ') ? `(${type})` : type);

function arrayOf({ prefixItems, items }) {
  if (prefixItems) return `[${prefixItems.map(typeOf).join(', ')}]`;
  return `${grouped(typeOf(items ?? {}))}[]`;
}

function objectOf({ properties, required = [], additionalProperties }) {
  if (properties) return objectType(Object.entries(properties), new Set(required));
  const values = typeof additionalProperties === 'object' ? typeOf(additionalProperties) : 'unknown';
  return `Record<string, ${values}>`;
}

/** `undefined` is allowed wherever a field may be missing: JSON leaves both out. */
export function objectType(entries, required) {
  if (entries.length === 0) return 'Record<string, never>';
  const fields = entries.map(([name, schema]) => {
    const optional = required.has(name) ? ['', ''] : ['?', ' | undefined'];
    return `${keyOf(name)}${optional[0]}: ${typeOf(schema)}${optional[1]};`;
  });
  return `{ ${fields.join(' ')} }`;
}
