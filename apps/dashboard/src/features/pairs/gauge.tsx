import { cn } from '../../lib/cn';
import { verdict } from './trackability';

const stroke = { good: 'stroke-good', look: 'stroke-look', lost: 'stroke-lost', info: 'stroke-muted' } as const;
const text = { good: 'text-good', look: 'text-look-text', lost: 'text-lost', info: 'text-muted' } as const;
const ARC = 'M 12 62 A 50 50 0 0 1 112 62';
const LENGTH = Math.PI * 50;

/** Half a circle for 0 to 100, the number and its word; the word says what the colour says. */
export function Gauge({ score }: { score: number }) {
  const { tone, word } = verdict(score);
  return (
    // biome-ignore lint/a11y/useSemanticElements: the native meter cannot be drawn as an arc
    <div
      role="meter"
      aria-label="Trackability"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={score}
      aria-valuetext={`${score} of 100, ${word}`}
      data-testid="trackability"
      className="relative w-36 shrink-0"
    >
      <svg viewBox="0 0 124 70" fill="none" aria-hidden="true">
        <path d={ARC} strokeWidth="8" className="stroke-line" />
        <path
          d={ARC}
          strokeWidth="8"
          strokeDasharray={`${(score / 100) * LENGTH} ${LENGTH}`}
          className={cn('transition-[stroke-dasharray] duration-200 ease-out', stroke[tone])}
        />
      </svg>
      <div className="-mt-11 text-center">
        <div className="tabular font-display text-3xl leading-none font-semibold">{score}</div>
        <div className={cn('mt-1.5 text-sm font-medium', text[tone])}>{word}</div>
      </div>
    </div>
  );
}
