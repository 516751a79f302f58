'use client';
import { type AdminWorkspace, updateAdminWorkspace } from '@argument/contracts';
import { useDeferredValue, useState } from 'react';
import { formatBytes, plural } from '../../lib/format';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/card';
import { Dialog } from '../../ui/dialog';
import { Field, TextField } from '../../ui/field';
import { Chip } from '../../ui/notice';
import { Select } from '../../ui/select';
import { useForm } from '../../ui/use-form';
import { LimitFields } from './limit-fields';
import { More } from './more';
import { fromFields, toFields } from './plan-limits';
import { useChangeWorkspace, usePlans, useWorkspaces } from './plans.api';

export function WorkspacesPage() {
  const [search, setSearch] = useState('');
  const workspaces = useWorkspaces(useDeferredValue(search));
  const items = workspaces.data?.pages.flatMap((page) => page.items) ?? [];
  const [open, setOpen] = useState<AdminWorkspace | null>(null);
  return (
    <Panel title="Workspaces">
      <div className="mb-4 max-w-sm">
        <TextField
          label="Search"
          type="search"
          help="By name, or by the owner's address."
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
      </div>
      <More what="the workspaces" query={workspaces} isEmpty={items.length === 0} empty="None matches.">
        <ul className="divide-y divide-line" aria-label="Workspaces">
          {items.map((workspace) => (
            <li key={workspace.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-3">
              <div className="min-w-0 flex-[1_1_16rem]">
                <p className="flex flex-wrap items-center gap-2">
                  <span className="font-medium">{workspace.name}</span>
                  <Chip>{workspace.planName}</Chip>
                  {Object.keys(workspace.overrides).length > 0 ? <Chip tone="look">Own limits</Chip> : null}
                  {workspace.isReduced ? <Chip tone="look">Views used up</Chip> : null}
                </p>
                <p className="text-sm break-all text-muted">{workspace.ownerEmail ?? 'Nobody owns it'}</p>
                <p className="text-sm text-muted">
                  {plural(workspace.projects, 'project')}, {formatBytes(workspace.storageBytes)}
                </p>
              </div>
              <Button size="sm" onClick={() => setOpen(workspace)}>
                Plan
              </Button>
            </li>
          ))}
        </ul>
      </More>
      {open ? (
        <Dialog
          open
          onOpenChange={() => setOpen(null)}
          title={`Plan of ${open.name}`}
          hint="Empty fields follow the plan."
        >
          <WorkspacePlanForm key={open.id} workspace={open} onDone={() => setOpen(null)} />
        </Dialog>
      ) : null}
    </Panel>
  );
}

function WorkspacePlanForm({ workspace, onDone }: { workspace: AdminWorkspace; onDone: () => void }) {
  const plans = usePlans();
  const change = useChangeWorkspace();
  const form = useForm({
    schema: {
      safeParse: (values) => {
        const { planId, ...fields } = values as Record<string, unknown>;
        return updateAdminWorkspace.safeParse({ planId: planId || null, overrides: fromFields(fields) });
      },
    },
    initial: { planId: workspace.planId ?? '', ...toFields(workspace.overrides) } as Record<string, unknown>,
    onSubmit: async (body) => {
      await change.mutateAsync({ id: workspace.id, change: body });
      onDone();
    },
  });
  const fallback = plans.data?.find(({ isDefault }) => isDefault)?.name;
  return (
    <form onSubmit={form.submit} noValidate aria-label={`Plan of ${workspace.name}`} className="grid gap-4">
      <Field label="Plan">
        {(control) => (
          <Select {...control} value={form.text('planId').value} onChange={form.text('planId').onChange}>
            <option value="">The default{fallback ? ` (${fallback})` : ''}</option>
            {plans.data?.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <LimitFields form={form} within="overrides" placeholder="As the plan" />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" busy={form.busy && 'Saving'}>
          Save
        </Button>
      </div>
    </form>
  );
}
