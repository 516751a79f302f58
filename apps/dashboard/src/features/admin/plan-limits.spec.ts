import { FREE_PLAN, planLimits } from '@argument/contracts';
import { fromFields, toFields } from './plan-limits';

it('shows limits in units that people think in, and reads them back', () => {
  const fields = toFields(FREE_PLAN);
  expect(fields).toMatchObject({ storageBytes: '500', videoDurationMs: '120', projects: '5' });
  expect(fromFields(fields)).toEqual(planLimits.parse(FREE_PLAN));
});

it('leaves out what is empty, and lets nothing pass that is no number', () => {
  expect(fromFields(toFields({ projects: 7 }))).toEqual({ projects: 7 });
  expect(planLimits.partial().safeParse(fromFields({ projects: 'many' })).success).toBe(false);
});
