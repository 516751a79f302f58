import { typeOf } from './types.mjs';

describe('JSON Schema as TypeScript', () => {
  it('keeps names, choices and lists apart', () => {
    expect(typeOf({ type: 'array', items: { anyOf: [{ $ref: '#/components/schemas/Link' }, { type: 'null' }] } })).toBe(
      '(Link | null)[]',
    );
    expect(typeOf({ type: 'array', prefixItems: [{ type: 'number' }, { const: 'x' }] })).toBe("[number, 'x']");
  });

  it('lets what is not required be left out or undefined', () => {
    const properties = { id: { type: 'string' }, 'a-b': { enum: ['x', "y'z"] } };
    expect(typeOf({ type: 'object', properties, required: ['id'] })).toBe(
      "{ id: string; 'a-b'?: 'x' | 'y\\'z' | undefined; }".replaceAll("'a-b'", '"a-b"'),
    );
  });

  it('refuses what it has no type for', () => {
    expect(() => typeOf({ type: 'tree' })).toThrow('There is no TypeScript type');
  });
});
