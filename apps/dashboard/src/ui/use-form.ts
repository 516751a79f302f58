'use client';
import { type FormEvent, useState } from 'react';
import { ApiError, plainWords } from '../lib/http/problem';

type Values = Record<string, unknown>;

/** What a form needs of a zod schema. */
interface Schema<T> {
  safeParse(
    value: unknown,
  ): { success: true; data: T } | { success: false; error: { issues: { path: PropertyKey[]; message: string }[] } };
}

interface Options<T, V extends Values> {
  schema: Schema<T>;
  initial: V;
  onSubmit: (value: T) => Promise<unknown>;
}

/** State of a form: the schema is checked before sending, and what the API finds wrong stands at its field. */
export function useForm<T, V extends Values>({ schema, initial, onSubmit }: Options<T, V>) {
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<Partial<Record<string, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const set = <K extends keyof V & string>(name: K, value: V[K]): void => {
    setValues((before) => ({ ...before, [name]: value }));
    setErrors(({ [name]: _, ...rest }) => rest);
  };

  const submit = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault();
    // Gone from the event by the time the API has answered.
    const form = event?.currentTarget ?? null;
    setProblem(null);
    const parsed = schema.safeParse(values);
    if (!parsed.success) {
      const found: Record<string, string> = {};
      for (const issue of parsed.error.issues) found[issue.path.map(String).join('.')] ??= issue.message;
      setErrors(found);
      focusFirst(form, found);
      return;
    }
    setBusy(true);
    try {
      setErrors({});
      await onSubmit(parsed.data);
    } catch (error) {
      const fields = error instanceof ApiError ? error.fields() : {};
      setErrors(fields);
      focusFirst(form, fields);
      const shown = Object.keys(fields).some((name) => name in initial);
      if (!shown) setProblem(plainWords(error).detail);
    } finally {
      setBusy(false);
    }
  };

  /** Properties of a text control. */
  const text = <K extends keyof V & string>(name: K) => ({
    name,
    value: String(values[name] ?? ''),
    error: errors[name],
    onChange: (event: { target: { value: string } }) => set(name, event.target.value as V[K]),
  });

  return { values, errors, problem, busy, set, submit, text };
}

/** Whoever cannot see the red frame is led to it. */
function focusFirst(form: EventTarget | null, wrong: Partial<Record<string, string>>): void {
  if (!(form instanceof HTMLFormElement)) return;
  const isWrong = (control: Element) => (control.getAttribute('name') ?? '') in wrong;
  const first = [...form.elements].find(isWrong);
  if (first instanceof HTMLElement) first.focus();
}
