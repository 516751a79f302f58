'use client';
import { type ApiScope, type NewApiKey, createApiKey as schema } from '@argument/contracts';
import { useState } from 'react';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/card';
import { Field, TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { Select } from '../../ui/select';
import { useForm } from '../../ui/use-form';
import { createApiKey, useRefreshApiKeys } from './api-keys.api';
import { endAfter, LIVES } from './expiry';
import { ScopeChoice } from './scope-choice';

const scopes: ApiScope[] = ['projects:read'];
const USUAL_DAYS = 90;

export function NewKeyForm({ onMade }: { onMade: (made: NewApiKey) => void }) {
  const refresh = useRefreshApiKeys();
  const [days, setDays] = useState<number | null>(USUAL_DAYS);
  const form = useForm({
    schema: schema.omit({ expiresAt: true }),
    initial: { name: '', scopes },
    onSubmit: async (body) => {
      const made = await createApiKey({ ...body, expiresAt: endAfter(days, Date.now()) });
      form.set('name', '');
      onMade(made);
      await refresh();
    },
  });
  return (
    <Panel
      title="New key"
      hint="For a program that works in your name. It may do what you may, within what you choose here."
    >
      <form onSubmit={form.submit} noValidate aria-label="New key" className="grid gap-4">
        {form.problem ? <Notice tone="lost">{form.problem}</Notice> : null}
        <div className="grid items-start gap-4 sm:grid-cols-[1fr_9rem]">
          <TextField
            label="Name"
            maxLength={120}
            autoComplete="off"
            help="What uses it, such as “Nightly export”."
            {...form.text('name')}
          />
          <Field label="Expires">
            {(control) => (
              <Select
                {...control}
                value={days ?? ''}
                onChange={({ target }) => setDays(target.value === '' ? null : Number(target.value))}
              >
                {LIVES.map((life) => (
                  <option key={life.label} value={life.days ?? ''}>
                    {life.label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
        <ScopeChoice
          value={form.values.scopes}
          onChange={(chosen) => form.set('scopes', chosen)}
          error={form.errors.scopes}
        />
        <div>
          <Button type="submit" variant="primary" busy={form.busy && 'Creating'}>
            Create key
          </Button>
        </div>
      </form>
    </Panel>
  );
}
