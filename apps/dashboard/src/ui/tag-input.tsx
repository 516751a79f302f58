'use client';
import { X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { Field, inputStyle } from './field';

interface TagInputProps {
  label: string;
  value: string[];
  onChange: (tags: string[]) => void;
  error?: string | undefined;
  help?: string;
  /** What is made of what was typed; null when it is nothing that can be added. */
  read?: (draft: string) => string | null;
  /** How a word is shown. */
  show?: (tag: string) => string;
}

/** Words as chips; Enter or a comma adds one, Backspace in the empty field takes the last away. */
export function TagInput({
  label,
  value,
  onChange,
  error,
  help = 'Press Enter after each tag.',
  read = (draft) => draft,
  show = (tag) => tag,
}: TagInputProps) {
  const [draft, setDraft] = useState('');
  const add = () => {
    const tag = read(draft.trim());
    if (tag === null) return;
    if (tag && !value.includes(tag)) onChange([...value, tag]);
    setDraft('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault();
      add();
    } else if (event.key === 'Backspace' && draft === '') onChange(value.slice(0, -1));
  };
  return (
    <Field label={label} error={error} help={help}>
      {(control) => (
        <div className="grid gap-2">
          <input
            {...control}
            value={draft}
            maxLength={40}
            onChange={(event) => setDraft(event.target.value)}
            onKeyDown={onKeyDown}
            onBlur={add}
            className={inputStyle}
          />
          {value.length > 0 ? (
            <ul className="flex flex-wrap gap-1.5">
              {value.map((tag) => (
                <li key={tag} className="inline-flex items-center rounded-full bg-sunken pl-3 text-sm">
                  {show(tag)}
                  <button
                    type="button"
                    aria-label={`Remove ${show(tag)}`}
                    onClick={() => onChange(value.filter((other) => other !== tag))}
                    className="grid size-7 place-items-center rounded-full text-muted hover:text-ink"
                  >
                    <X className="size-3.5" />
                  </button>
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      )}
    </Field>
  );
}
