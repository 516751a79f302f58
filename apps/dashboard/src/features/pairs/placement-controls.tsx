'use client';
import type { Placement } from '@argument/contracts';
import { cn } from '../../lib/cn';
import { Button } from '../../ui/button';
import { Slider } from '../../ui/slider';
import { Switch } from '../../ui/switch';

interface PlacementControlsProps {
  className?: string;
  placement: Placement;
  disabled: boolean;
  onDraft: (placement: Placement) => void;
  onSave: (placement: Placement) => void;
  onReset: () => void;
}

const percent = (value: number): string => `${Math.round(value * 100)}%`;

const sliders = [
  { key: 'scale', label: 'Scale', min: 0.1, max: 3, step: 0.01, shown: percent },
  { key: 'offsetX', label: 'Right', min: -1, max: 1, step: 0.01, shown: percent },
  { key: 'offsetY', label: 'Up', min: -1, max: 1, step: 0.01, shown: percent },
  {
    key: 'rotation',
    label: 'Rotation',
    min: -180,
    max: 180,
    step: 1,
    shown: (value: number) => `${Math.round(value)}°`,
  },
  { key: 'opacity', label: 'Opacity', min: 0, max: 1, step: 0.01, shown: percent },
] as const;

/** Every number of a placement; lengths in widths of the picture. */
export function PlacementControls({
  className,
  placement,
  disabled,
  onDraft,
  onSave,
  onReset,
}: PlacementControlsProps) {
  return (
    <fieldset
      disabled={disabled}
      aria-label="Placement"
      className={cn(
        'grid content-start gap-4 border-t border-line p-4 disabled:pointer-events-none disabled:opacity-50 lg:border-t-0 lg:border-l',
        className,
      )}
    >
      {sliders.map(({ key, shown, ...slider }) => (
        <Slider
          key={key}
          {...slider}
          value={placement[key]}
          shown={shown(placement[key])}
          onChange={(value) => onDraft({ ...placement, [key]: value })}
          onCommit={(value) => onSave({ ...placement, [key]: value })}
        />
      ))}
      <Switch
        label="Starts by itself"
        hint="Without sound until a tap."
        checked={placement.autoplay}
        onCheckedChange={(autoplay) => onSave({ ...placement, autoplay })}
      />
      <Switch label="Plays again" checked={placement.loop} onCheckedChange={(loop) => onSave({ ...placement, loop })} />
      <Button size="sm" variant="ghost" className="justify-self-start" onClick={onReset}>
        Cover the picture again
      </Button>
    </fieldset>
  );
}
