import type { FieldError } from '@argument/contracts';
import type { PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { errors } from '../errors/errors.js';

/** Parses a body or a query; answers 422 with every wrong field at once. */
class ZodValidation<S extends z.ZodType> implements PipeTransform<unknown, z.infer<S>> {
  constructor(private readonly schema: S) {}

  transform(value: unknown): z.infer<S> {
    // An absent body is an empty one, so that each missing field is named.
    const result = this.schema.safeParse(value ?? {}, { error: plainWords });
    if (result.success) return result.data;
    throw errors.invalidFields(fieldErrors(result.error));
  }
}

export const valid = <S extends z.ZodType>(schema: S) => new ZodValidation(schema);

export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues
    .flatMap(flatten)
    .map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }));
}

/** An unknown key is reported once per key, at its own path. */
function flatten(issue: z.core.$ZodIssue): { path: PropertyKey[]; message: string }[] {
  if (issue.code !== 'unrecognized_keys') return [issue];
  return issue.keys.map((key) => ({ path: [...issue.path, key], message: 'This field is not known.' }));
}

/** Instead of zod's own words where they are about types; undefined leaves them. */
function plainWords(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code !== 'invalid_type') return undefined;
  return issue.input === undefined ? 'This field is required.' : `Use a value of type ${issue.expected}.`;
}

const uuid = z.uuid();

/** An id in the path. What is no id at all cannot be found either, so it is a 404. */
class IdInPath implements PipeTransform<string, string> {
  constructor(private readonly what: string) {}

  transform(value: string): string {
    if (!uuid.safeParse(value).success) throw errors.notFound(this.what);
    return value.toLowerCase();
  }
}

export const idOf = (what: string) => new IdInPath(what);
