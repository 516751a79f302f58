import { z } from 'zod';
import { ProblemError } from '../errors/problem-error.js';
import { idOf, valid } from './zod-validation.pipe.js';

const pipe = valid(
  z.strictObject({ name: z.string().min(2, 'Too short.'), settings: z.object({ scale: z.number() }) }),
);

function problemOf(work: () => unknown): ProblemError {
  try {
    work();
  } catch (error) {
    if (error instanceof ProblemError) return error;
  }
  throw new Error('No problem was thrown.');
}

describe('valid', () => {
  it('answers what was parsed', () => {
    expect(pipe.transform({ name: 'ab', settings: { scale: 1, more: 2 } })).toEqual({
      name: 'ab',
      settings: { scale: 1 },
    });
  });

  it('names every wrong field at once, in plain words', () => {
    const problem = problemOf(() => pipe.transform({ name: 'a', settings: { scale: '1' }, extra: 1, other: 2 }));
    expect(problem.status).toBe(422);
    expect(problem.options.errors).toEqual(
      expect.arrayContaining([
        { path: 'name', message: 'Too short.' },
        { path: 'settings.scale', message: 'Use a value of type number.' },
        { path: 'extra', message: 'This field is not known.' },
        { path: 'other', message: 'This field is not known.' },
      ]),
    );
  });

  it('takes no body for an empty one', () => {
    expect(problemOf(() => pipe.transform(undefined)).options.errors?.map((error) => error.path)).toEqual([
      'name',
      'settings',
    ]);
  });
});

it('does not find what is no id', () => {
  expect(problemOf(() => idOf('project').transform('1')).status).toBe(404);
  const id = '01A1FE01-1711-7567-B2BA-623B420DF3B5';
  expect(idOf('project').transform(id)).toBe(id.toLowerCase());
});
