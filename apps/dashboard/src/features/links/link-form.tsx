'use client';
import { type Link, updateLink as schema, type UpdateLink } from '@argument/contracts';
import { toast } from 'sonner';
import { countryCode } from '../../lib/countries';
import { Button } from '../../ui/button';
import { PasswordField, TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { TagInput } from '../../ui/tag-input';
import { useForm } from '../../ui/use-form';
import { countryName } from '../analytics/country-name';
import { DomainField } from './domain-field';
import { fromLocal, toLocal } from './link-times';
import { useUpdateLink } from './links.api';

interface Values extends Record<string, unknown> {
  name: string;
  slug: string;
  domainId: string;
  startsAt: string;
  expiresAt: string;
  maxViews: string;
  password: string;
  countries: string[];
}

/** Only what was changed; a password is sent when one was typed. */
function changes(values: Values, link: Link): Record<string, unknown> {
  const wanted: Record<string, unknown> = {
    name: values.name,
    slug: values.slug,
    domainId: values.domainId || null,
    startsAt: fromLocal(values.startsAt),
    expiresAt: fromLocal(values.expiresAt),
    maxViews: values.maxViews === '' ? null : Number(values.maxViews),
  };
  const shown: Record<string, unknown> = {
    ...link,
    startsAt: fromLocal(toLocal(link.startsAt)),
    expiresAt: fromLocal(toLocal(link.expiresAt)),
  };
  const sameCountries = values.countries.join() === link.countries.join();
  const body = Object.fromEntries(Object.entries(wanted).filter(([key, value]) => value !== shown[key]));
  return {
    ...body,
    ...(sameCountries ? {} : { countries: values.countries }),
    ...(values.password ? { password: values.password } : {}),
  };
}

export function LinkForm({ link }: { link: Link }) {
  const update = useUpdateLink(link.id);
  const initial: Values = {
    name: link.name,
    slug: link.slug,
    domainId: link.domainId ?? '',
    startsAt: toLocal(link.startsAt),
    expiresAt: toLocal(link.expiresAt),
    maxViews: link.maxViews === null ? '' : String(link.maxViews),
    password: '',
    countries: link.countries,
  };
  const form = useForm<UpdateLink, Values>({
    schema: { safeParse: (value) => schema.safeParse(changes(value as Values, link)) },
    initial,
    onSubmit: async (body) => {
      await update.mutateAsync(body);
      form.set('password', '');
      toast.success('Saved');
    },
  });
  const moved = form.values.slug !== link.slug;
  return (
    <form onSubmit={form.submit} noValidate className="grid gap-4" aria-label="Link settings">
      {form.problem ? <Notice tone="lost">{form.problem}</Notice> : null}
      <TextField label="Name" maxLength={120} {...form.text('name')} />
      <TextField
        label="Address"
        className="font-mono"
        spellCheck={false}
        help={
          moved
            ? 'Codes printed with the old address stop working.'
            : 'The last part of the address: a-z, 0-9 and hyphens.'
        }
        {...form.text('slug')}
      />
      <DomainField {...form.text('domainId')} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label="Begins" type="datetime-local" help="Empty: at once." {...form.text('startsAt')} />
        <TextField label="Ends" type="datetime-local" help="Empty: never." {...form.text('expiresAt')} />
      </div>
      <TextField
        label="View limit"
        type="number"
        min={1}
        inputMode="numeric"
        help="Empty: no limit. Beyond it the link goes on with its smallest video; it never goes dark."
        {...form.text('maxViews')}
      />
      <TagInput
        label="Countries"
        value={form.values.countries}
        onChange={(countries) => form.set('countries', countries)}
        error={form.errors.countries}
        help="Empty: everywhere. Type a country, then press Enter."
        read={countryCode}
        show={countryName}
      />
      <PasswordField
        label={link.hasPassword ? 'New password' : 'Password'}
        autoComplete="off"
        help={link.hasPassword ? 'This link asks for a password.' : 'People are asked for it before the camera starts.'}
        {...form.text('password')}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={form.busy && 'Saving'}>
          Save changes
        </Button>
        {link.hasPassword ? (
          <Button
            variant="ghost"
            busy={update.isPending && 'Saving'}
            onClick={() => update.mutate({ password: null }, { onSuccess: () => toast('The link is open again') })}
          >
            Remove password
          </Button>
        ) : null}
      </div>
    </form>
  );
}
