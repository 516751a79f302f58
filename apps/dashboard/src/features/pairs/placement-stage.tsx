'use client';
import type { Marker, Placement } from '@argument/contracts';
import { Flame, Move, Rotate3d } from 'lucide-react';
import { cn } from '../../lib/cn';
import { TiltedPrint } from '../preview/tilted-print';
import { HeatMap } from './heat-map';
import { PlacementHandles } from './placement-handles';

export type StageView = 'preview' | 'place' | 'heat';

const views = [
  { view: 'preview', label: 'Preview', icon: Rotate3d },
  { view: 'place', label: 'Place video', icon: Move },
  { view: 'heat', label: 'Heat map', icon: Flame },
] as const;

interface PlacementStageProps {
  picture: string | null;
  aspect: number;
  video: string | null;
  /** Only the left half of the video is picture. */
  packed: boolean;
  poster: string | null;
  placement: Placement;
  features: Marker['features'];
  name: string;
  view: StageView;
  onView: (view: StageView) => void;
  onDraft: (placement: Placement) => void;
  onSave: (placement: Placement) => void;
}

/** The picture, in one of three ways: as people will see it, flat with handles, and with its features. */
export function PlacementStage(props: PlacementStageProps) {
  const { picture, aspect, video, placement, view } = props;
  return (
    <div className="relative min-w-0 bg-sunken">
      {view === 'preview' ? (
        <TiltedPrint
          picture={picture}
          video={video}
          packed={props.packed}
          placement={placement}
          label={props.name}
          className="h-[min(64vh,34rem)] pb-14"
        >
          The picture is being read
        </TiltedPrint>
      ) : (
        <div className="@container-[size] grid h-[min(64vh,34rem)] place-items-center overflow-hidden pb-14">
          <div
            className="brackets relative bg-surface [--bracket-gap:-10px]"
            style={{ aspectRatio: aspect, width: `min(76cqw, ${(84 * aspect).toFixed(2)}cqh)` }}
          >
            {picture ? (
              // biome-ignore lint/performance/noImgElement: a signed address
              <img
                src={picture}
                alt={props.name}
                className="absolute inset-0 size-full object-cover select-none"
                draggable={false}
              />
            ) : (
              <div className="skeleton absolute inset-0 rounded-none" />
            )}
            {view === 'heat' ? (
              <HeatMap features={props.features} aspect={aspect} />
            ) : (
              <PlacementHandles
                placement={placement}
                aspect={aspect}
                video={video}
                poster={props.poster}
                onDraft={props.onDraft}
                onSave={props.onSave}
              />
            )}
          </div>
        </div>
      )}
      <fieldset className="absolute inset-x-0 bottom-3 mx-auto flex w-fit gap-0.5 rounded-control border border-line bg-raised p-0.5 shadow-float">
        <legend className="sr-only">View</legend>
        {views.map(({ view: name, label, icon: Icon }) => (
          <button
            key={name}
            type="button"
            aria-pressed={view === name}
            onClick={() => props.onView(name)}
            className={cn(
              'flex h-9 items-center gap-1.5 rounded-md px-2.5 text-sm transition-colors duration-150',
              view === name ? 'bg-ink text-paper' : 'text-muted hover:text-ink',
            )}
          >
            <Icon className="size-4" aria-hidden="true" /> {label}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
