'use client';
import type { Image, Marker } from '@argument/contracts';
import { Lightbulb } from 'lucide-react';
import { Notice } from '../../ui/notice';
import { Progress } from '../../ui/progress';
import { Gauge } from './gauge';
import { MarkerProgress } from './marker-progress';
import { verdict, weakPlaces } from './trackability';

/** Will people's phones recognise this print, and what would make it better. */
export function TrackabilityPanel({ marker, image }: { marker: Marker | undefined; image?: Image | undefined }) {
  const error = marker?.error ?? image?.error;
  if (error)
    return (
      <Notice tone="lost">
        <p className="font-medium">This picture cannot be used</p>
        <p>{error.message}</p>
      </Notice>
    );
  if (!marker || marker.trackability === null) {
    const waiting = !marker || marker.status === 'queued';
    return (
      <div className="grid gap-2">
        <Progress
          label={waiting ? 'Waiting for a worker' : 'Looking for what phones can hold on to'}
          value={marker?.progress ?? 0}
          {...(waiting ? { shown: 'Queued' } : {})}
        />
        <p className="text-sm text-muted">
          Soon you see how well phones will recognise this picture, before you print it.
        </p>
      </div>
    );
  }
  const { meaning } = verdict(marker.trackability);
  const advice = adviceFor(marker);
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Gauge score={marker.trackability} />
        <p className="min-w-44 flex-1 text-sm text-pretty">{meaning}</p>
      </div>
      <MarkerProgress marker={marker} />
      <ul className="grid gap-2 text-sm" aria-label="Reasons and advice">
        {advice.map((text) => (
          <li key={text} className="flex gap-2.5">
            <Lightbulb className="mt-0.5 size-4 shrink-0 text-look" aria-hidden="true" />
            <span className="text-pretty">{text}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the compiler says, then where the picture is weak; there is always something to read. */
function adviceFor(marker: Marker): string[] {
  const weak = weakPlaces(marker.features);
  const advice = marker.reasons.map(({ message }) => message);
  if ((marker.trackability ?? 0) < 85 && weak.length > 0 && weak.length < 6)
    advice.push(`Little to hold on to: ${weak.join(', ')}. Keep the rest of the picture uncovered.`);
  return advice.length > 0
    ? [...new Set(advice)]
    : ['Nothing to mend. Print it on matt paper, because reflections hide details.'];
}
