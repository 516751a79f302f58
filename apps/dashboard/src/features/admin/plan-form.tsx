'use client';
import { createPlan, type Plan } from '@argument/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { useForm } from '../../ui/use-form';
import { LimitFields } from './limit-fields';
import { fromFields, toFields } from './plan-limits';
import { savePlan } from './plans.api';

/** A new plan, or one that is changed for all who have it. */
export function PlanForm({ plan, like, onDone }: { plan: Plan | null; like: Plan; onDone: () => void }) {
  const client = useQueryClient();
  const form = useForm({
    schema: {
      safeParse: (values) => {
        const { name, ...fields } = values as Record<string, unknown>;
        return createPlan.safeParse({ name, limits: fromFields(fields) });
      },
    },
    initial: { name: plan?.name ?? '', ...toFields((plan ?? like).limits) } as Record<string, unknown>,
    onSubmit: async (body) => {
      await savePlan(plan?.id ?? null, body);
      await client.invalidateQueries({ queryKey: ['admin'] });
      onDone();
    },
  });
  return (
    <form onSubmit={form.submit} noValidate aria-label={plan ? `Plan ${plan.name}` : 'New plan'} className="grid gap-4">
      {form.problem ? <Notice tone="lost">{form.problem}</Notice> : null}
      <TextField label="Name" autoComplete="off" {...form.text('name')} />
      <LimitFields form={form} within="limits" />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" busy={form.busy && 'Saving'}>
          Save plan
        </Button>
      </div>
    </form>
  );
}
