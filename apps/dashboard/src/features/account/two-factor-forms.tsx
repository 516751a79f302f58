'use client';
import {
  type ConfirmPassword,
  confirmPassword,
  enableTwoFactor as enableSchema,
  type TwoFactorSetup,
} from '@argument/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { drawQr } from '../../lib/draw-qr';
import { plural } from '../../lib/format';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy';
import { PasswordField, TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { useForm } from '../../ui/use-form';
import { disableTwoFactor, enableTwoFactor, renewCodes } from './two-factor.api';

interface ConfirmFormProps {
  label: string;
  verb: string;
  danger?: boolean;
  onConfirm: (body: ConfirmPassword) => Promise<unknown>;
}

/** What touches the second factor asks for the password again. */
export function ConfirmForm({ label, verb, danger = false, onConfirm }: ConfirmFormProps) {
  const form = useForm({ schema: confirmPassword, initial: { currentPassword: '' }, onSubmit: onConfirm });
  return (
    <form onSubmit={form.submit} noValidate className="grid gap-4" aria-label={label}>
      {form.problem ? <Notice tone="lost">{form.problem}</Notice> : null}
      <PasswordField label="Your password" autoComplete="current-password" {...form.text('currentPassword')} />
      <div>
        <Button type="submit" variant={danger ? 'danger' : 'secondary'} busy={form.busy && 'One moment'}>
          {verb}
        </Button>
      </div>
    </form>
  );
}

interface EnableFormProps {
  setup: TwoFactorSetup;
  onCodes: (codes: string[]) => Promise<unknown>;
  onCancel: () => void;
}

export function EnableForm({ setup, onCodes, onCancel }: EnableFormProps) {
  const picture = useQuery({
    queryKey: ['qr', setup.otpauthUrl],
    queryFn: () => drawQr(setup.otpauthUrl),
    gcTime: 0,
  });
  const form = useForm({
    schema: enableSchema,
    initial: { code: '' },
    onSubmit: async (body) => onCodes((await enableTwoFactor(body)).recoveryCodes),
  });
  return (
    <form onSubmit={form.submit} noValidate className="grid gap-4" aria-label="Put the second factor in force">
      {form.problem ? <Notice tone="lost">{form.problem}</Notice> : null}
      <div className="flex flex-wrap gap-4">
        <div className="size-44 rounded-control bg-white p-3">
          {picture.data ? (
            // biome-ignore lint/performance/noImgElement: drawn here, there is nothing to fetch
            <img
              src={`data:image/svg+xml,${encodeURIComponent(picture.data)}`}
              alt="QR code for your authenticator app"
              className="size-full"
            />
          ) : null}
        </div>
        <div className="grid min-w-48 flex-1 content-start gap-2 text-sm">
          <p className="text-muted text-pretty">Scan this with an authenticator app, or type the key into it:</p>
          <code data-testid="totp-secret" className="font-mono break-all select-all">
            {setup.secret}
          </code>
          <div>
            <CopyButton text={setup.secret} size="sm" label="Copy key" />
          </div>
        </div>
      </div>
      <TextField
        label="Code"
        inputMode="numeric"
        autoComplete="one-time-code"
        className="font-mono"
        help="The six digits that the app shows now."
        {...form.text('code')}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={form.busy && 'Checking'}>
          Switch on
        </Button>
        <Button variant="ghost" onClick={onCancel}>
          Not now
        </Button>
      </div>
    </form>
  );
}

interface ManageFormsProps {
  left: number;
  onCodes: (codes: string[]) => Promise<unknown>;
  onOff: () => Promise<unknown>;
}

export function ManageForms({ left, onCodes, onOff }: ManageFormsProps) {
  const [asks, ask] = useState<'codes' | 'off' | null>(null);
  if (asks === 'codes')
    return (
      <ConfirmForm
        label="New recovery codes"
        verb="Make new codes"
        onConfirm={async (body) => onCodes((await renewCodes(body)).recoveryCodes)}
      />
    );
  if (asks === 'off')
    return (
      <ConfirmForm
        label="Switch the second factor off"
        verb="Switch off"
        danger
        onConfirm={async (body) => {
          await disableTwoFactor(body);
          toast('The second factor is off');
          await onOff();
        }}
      />
    );
  return (
    <div className="grid gap-4">
      <p className="text-sm text-muted">You have {plural(left, 'recovery code')} left for when the app is lost.</p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => ask('codes')}>New recovery codes</Button>
        <Button onClick={() => ask('off')}>Switch off</Button>
      </div>
    </div>
  );
}
