'use client';
import type { ChromaKey } from '@argument/contracts';
import { useId, useState } from 'react';
import { Button } from '../../ui/button';
import { Slider } from '../../ui/slider';
import { Switch } from '../../ui/switch';

interface KeyColorControlProps {
  value: ChromaKey | null;
  busy: boolean;
  onSave: (value: ChromaKey | null) => void;
}

/** The green of most screens, and how far studios' light lets it stray. */
const USUAL: ChromaKey = { color: '#00b140', tolerance: 0.3 };

/** One colour of the video becomes transparent, so that whoever stands before a green screen stands on the print. */
export function KeyColorControl({ value, busy, onSave }: KeyColorControlProps) {
  const id = useId();
  const [draft, setDraft] = useState(value ?? USUAL);
  const isChanged = draft.color !== value?.color || draft.tolerance !== value.tolerance;
  return (
    <div className="grid content-start gap-4">
      <Switch
        label="Green screen"
        checked={value !== null}
        disabled={busy}
        onCheckedChange={(isOn) => onSave(isOn ? draft : null)}
      />
      <p className="text-sm text-muted">
        One colour becomes transparent. Videos that are transparent by themselves (ProRes 4444, WebM with alpha) need
        none.
      </p>
      {value ? (
        <>
          <label htmlFor={id} className="flex items-center justify-between text-sm font-medium">
            Colour of the background
            <input
              id={id}
              type="color"
              value={draft.color}
              onChange={({ target }) => setDraft({ ...draft, color: target.value })}
              className="h-9 w-14 cursor-pointer rounded-control border border-line-strong/60 bg-surface p-1"
            />
          </label>
          <Slider
            label="Tolerance"
            value={draft.tolerance}
            min={0}
            max={1}
            step={0.01}
            shown={`${Math.round(draft.tolerance * 100)}%`}
            onChange={(tolerance) => setDraft({ ...draft, tolerance })}
            onCommit={(tolerance) => setDraft({ ...draft, tolerance })}
          />
          <Button size="sm" disabled={!isChanged} busy={busy && 'Saving'} onClick={() => onSave(draft)}>
            Apply
          </Button>
        </>
      ) : null}
    </div>
  );
}
