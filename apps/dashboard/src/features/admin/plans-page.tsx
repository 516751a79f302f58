'use client';
import type { Plan } from '@argument/contracts';
import { useState } from 'react';
import { formatBytes, formatNumber, plural } from '../../lib/format';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/card';
import { Dialog } from '../../ui/dialog';
import { Chip } from '../../ui/notice';
import { Failure, Loading, Skeleton } from '../../ui/states';
import { PlanForm } from './plan-form';
import { useChangePlan, useDeletePlan, usePlans } from './plans.api';

export function PlansPage() {
  const plans = usePlans();
  const change = useChangePlan();
  const remove = useDeletePlan();
  const [open, setOpen] = useState<Plan | 'new' | null>(null);
  const items = plans.data ?? [];
  const [first] = items;
  return (
    <Panel
      title="Plans"
      hint="What workspaces may use. A cap makes videos smaller; it never turns a printed picture off."
      action={
        <Button size="sm" variant="primary" disabled={!first} onClick={() => setOpen('new')}>
          New plan
        </Button>
      }
    >
      {plans.isError ? (
        <Failure error={plans.error} onRetry={() => void plans.refetch()} />
      ) : plans.data ? (
        <ul className="divide-y divide-line" aria-label="Plans">
          {items.map((plan) => (
            <li key={plan.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-3">
              <div className="min-w-0 flex-[1_1_16rem]">
                <p className="flex flex-wrap items-center gap-2">
                  <span className="font-medium">{plan.name}</span>
                  {plan.isDefault ? <Chip tone="good">Default</Chip> : null}
                </p>
                <p className="text-sm text-muted">
                  {plural(plan.limits.projects, 'project')}, {formatBytes(plan.limits.storageBytes)},{' '}
                  {formatNumber(plan.limits.viewsPerMonth)} views a month, {formatNumber(plan.limits.requestsPerMinute)}{' '}
                  requests a minute
                </p>
                <p className="text-sm text-muted">
                  {plan.isDefault ? 'Every workspace that has no other' : plural(plan.workspaces, 'workspace')}
                </p>
              </div>
              <div className="flex flex-wrap gap-2">
                <Button size="sm" onClick={() => setOpen(plan)}>
                  Edit
                </Button>
                {plan.isDefault ? null : (
                  <>
                    <Button
                      size="sm"
                      variant="ghost"
                      disabled={change.isPending}
                      onClick={() => change.mutate({ id: plan.id, change: { isDefault: true } })}
                    >
                      Make default
                    </Button>
                    <Button size="sm" disabled={remove.isPending} onClick={() => remove.mutate(plan.id)}>
                      Delete
                    </Button>
                  </>
                )}
              </div>
            </li>
          ))}
        </ul>
      ) : (
        <Loading what="the plans">
          <Skeleton className="h-24" />
        </Loading>
      )}
      {open && first ? (
        <Dialog
          open
          onOpenChange={() => setOpen(null)}
          title={open === 'new' ? 'New plan' : `Plan ${open.name}`}
          hint="A change holds at once for every workspace that has the plan."
        >
          <PlanForm plan={open === 'new' ? null : open} like={first} onDone={() => setOpen(null)} />
        </Dialog>
      ) : null}
    </Panel>
  );
}
