import { ProblemError } from '../../core/errors/problem-error.js';

export const planErrors = {
  nameTaken: (name: string) =>
    new ProblemError(409, 'plans.name_taken', 'This name is taken', `There is a plan called ${name}. Choose another.`, {
      errors: [{ path: 'name', message: 'There is a plan of this name. Choose another.' }],
    }),
  isDefault: () =>
    new ProblemError(
      409,
      'plans.is_default',
      'The default plan stays',
      'Every workspace without a plan of its own has this one. Make another plan the default first.',
    ),
};
