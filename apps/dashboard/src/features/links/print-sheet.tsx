'use client';
import { type Link, type Paper, printSheetQuery, type SheetLanguage } from '@argument/contracts';
import { Printer } from 'lucide-react';
import { saveBlob } from '../../lib/save-blob';
import { Button } from '../../ui/button';
import { Field, TextField } from '../../ui/field';
import { FoldPanel } from '../../ui/fold-panel';
import { Notice } from '../../ui/notice';
import { Select } from '../../ui/select';
import { Switch } from '../../ui/switch';
import { useForm } from '../../ui/use-form';
import { fetchPrintSheet } from './links.api';

const papers: Record<Paper, string> = { a6: 'A6', a5: 'A5', a4: 'A4', a3: 'A3', letter: 'US Letter' };
const languages: Record<SheetLanguage, string> = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  it: 'Italiano',
  pt: 'Português',
};

/** An empty field is one that is left out. */
const schema = {
  safeParse: (value: unknown) => printSheetQuery.safeParse(withoutEmpty(value as Record<string, unknown>)),
};
const withoutEmpty = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));

const initial = { paper: 'a4', language: 'en', pictureWidth: '', cropMarks: 'true' };

/** A page that is ready for the printer: the picture at its physical size, the code, and what to do. */
export function PrintSheet({ link }: { link: Link }) {
  const { text, values, set, submit, busy, problem } = useForm({
    schema,
    initial,
    onSubmit: async (look) => saveBlob(await fetchPrintSheet(link.id, look), `${link.slug}-print-sheet.pdf`),
  });
  return (
    <FoldPanel title="Print sheet" hint="A PDF with the picture, this code and what to do, ready for the printer.">
      <form onSubmit={(event) => void submit(event)} className="grid gap-4" noValidate>
        <div className="grid grid-cols-2 gap-4">
          <Field label="Paper">
            {(control) => (
              <Select {...control} value={values.paper} onChange={(event) => set('paper', event.target.value)}>
                {Object.entries(papers).map(([value, label]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label="Words in">
            {(control) => (
              <Select {...control} value={values.language} onChange={(event) => set('language', event.target.value)}>
                {Object.entries(languages).map(([value, label]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
        <TextField
          label="Width of the picture in mm"
          inputMode="numeric"
          {...text('pictureWidth')}
          help="Empty: as large as the paper allows."
        />
        <Switch
          label="Crop marks"
          hint="Fine lines at the corners, to cut along."
          checked={values.cropMarks === 'true'}
          onCheckedChange={(on) => set('cropMarks', String(on))}
        />
        {problem ? <Notice tone="lost">{problem}</Notice> : null}
        <Button type="submit" className="w-full" busy={busy && 'Laying out'}>
          <Printer aria-hidden="true" /> Download print sheet
        </Button>
      </form>
    </FoldPanel>
  );
}
