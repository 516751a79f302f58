'use client';
import { X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { Field, inputStyle } from './field';

interface TagInputProps {
  label: string;
  value: string[];
  onChange: (tags: string[]) => void;
  error?: string | undefined;
}

/** Words as chips; Enter or a comma adds one, Backspace in the empty field takes the last away. */
export function TagInput({ label, value, onChange, error }: TagInputProps) {
  const [draft, setDraft] = useState('');
  const add = () => {
    const tag = draft.trim();
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
    <Field label={label} error={error} help="Press Enter after each tag.">
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
                  {tag}
                  <button
                    type="button"
                    aria-label={`Remove the tag ${tag}`}
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
