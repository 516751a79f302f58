'use client';
import { Slider as Base } from 'radix-ui';
import { useId } from 'react';

interface SliderProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  /** The value in words, `120%`. */
  shown: string;
  onChange: (value: number) => void;
  /** When the hand lets go. */
  onCommit: (value: number) => void;
}

export function Slider({ label, value, min, max, step, shown, onChange, onCommit }: SliderProps) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <div className="flex justify-between text-sm">
        <span id={id} className="font-medium">
          {label}
        </span>
        <span className="tabular text-muted">{shown}</span>
      </div>
      <Base.Root
        value={[value]}
        min={min}
        max={max}
        step={step}
        onValueChange={([next]) => next !== undefined && onChange(next)}
        onValueCommit={([next]) => next !== undefined && onCommit(next)}
        className="relative flex h-6 touch-none items-center"
      >
        <Base.Track className="relative h-1 grow rounded-full bg-line">
          <Base.Range className="absolute h-full rounded-full bg-ink" />
        </Base.Track>
        <Base.Thumb
          aria-labelledby={id}
          aria-valuetext={shown}
          className="block size-5 rounded-full border-2 border-ink bg-surface transition-transform duration-150 hover:scale-110"
        />
      </Base.Root>
    </div>
  );
}
