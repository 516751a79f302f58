'use client';
import { TiltedPrint } from '../preview/tilted-print';
import { demoParts, useDemo } from './demo.api';

/** The effect at a glance: the demo's print with its video, or a drawn one where there is no demo. */
export function DemoPrint() {
  const { picture, video, placement } = demoParts(useDemo().data);
  return (
    <div className="absolute inset-0 flex flex-col">
      <TiltedPrint
        picture={picture ?? '/print.svg'}
        video={video}
        {...(placement ? { placement } : {})}
        label="A poster on a table"
        className="min-h-0 flex-1"
      />
      <p className="px-10 pb-10 font-display text-2xl leading-snug font-semibold tracking-tight text-balance">
        A picture on paper comes alive in the browser of any phone. No app.
      </p>
    </div>
  );
}
