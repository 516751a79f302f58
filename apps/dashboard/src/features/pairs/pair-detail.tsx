'use client';
import { DEFAULT_PLACEMENT, type Image, type Marker, type Placement, type Video } from '@argument/contracts';
import { useState } from 'react';
import { toast } from 'sonner';
import { Card, Panel } from '../../ui/card';
import { CropAdvice } from '../proof/crop-advice';
import { ProofPanel } from '../proof/proof-panel';
import { overlaysOf } from './overlays';
import { PairActions } from './pair-actions';
import { useUpdateMarker } from './pairs.api';
import { PlacementControls } from './placement-controls';
import { PlacementStage, type StageView } from './placement-stage';
import { PublishPair } from './publish-pair';
import { RenditionTable } from './rendition-table';
import { isPacked, largePicture, playable } from './renditions';
import { TrackabilityPanel } from './trackability-panel';
import { VideoExtras } from './video-extras';

interface PairDetailProps {
  projectId: string;
  marker: Marker;
  /** The project's other markers. */
  others: Marker[];
  image: Image | undefined;
  videos: Video[];
  onSelect: (markerId: string) => void;
}

export function PairDetail({ projectId, marker, others, image, videos, onSelect }: PairDetailProps) {
  const update = useUpdateMarker(projectId);
  const [view, setView] = useState<StageView>('preview');
  const [draft, setDraft] = useState<Placement | null>(null);
  const placement = draft ?? marker.settings;
  const [video] = overlaysOf(marker, videos);

  const save = (settings: Placement, undoable = true): void => {
    const before = marker.settings;
    setDraft(settings);
    update.mutate(
      { markerId: marker.id, body: { settings } },
      {
        onSuccess: () => {
          if (!undoable) return;
          toast('Placement saved', {
            id: `placement-${marker.id}`,
            action: { label: 'Undo', onClick: () => save(before, false) },
          });
        },
        onSettled: () => setDraft(null),
      },
    );
  };

  return (
    <div className="grid min-w-0 gap-6" data-testid="pair-detail">
      <Card className="overflow-hidden">
        <header className="flex flex-wrap items-center justify-between gap-3 border-b border-line px-4 py-3">
          <h2 className="min-w-0 truncate font-display text-lg font-semibold">{marker.name}</h2>
          <PairActions projectId={projectId} marker={marker} others={others} image={image} />
        </header>
        <div className="grid lg:grid-cols-[1fr_17rem]">
          <PlacementStage
            picture={largePicture(image)}
            aspect={image?.width && image.height ? image.width / image.height : 0.75}
            video={playable(video)}
            packed={isPacked(video)}
            poster={video?.posterUrl ?? null}
            placement={placement}
            features={marker.features}
            name={marker.name}
            view={view}
            onView={setView}
            onDraft={setDraft}
            onSave={save}
          />
          <PlacementControls
            className={view === 'place' ? '' : 'max-lg:hidden'}
            placement={placement}
            disabled={!video}
            onDraft={setDraft}
            onSave={save}
            onReset={() => save(DEFAULT_PLACEMENT)}
          />
        </div>
      </Card>
      <div className="grid items-start gap-6 xl:grid-cols-[5fr_6fr]">
        <Panel title="Trackability" hint="How well phones recognise the print." className="max-xl:order-last">
          <div className="grid gap-4">
            <TrackabilityPanel marker={marker} image={image} />
            <CropAdvice marker={marker} image={image} onMade={onSelect} />
          </div>
        </Panel>
        <PublishPair projectId={projectId} marker={marker} video={video} />
      </div>
      <ProofPanel marker={marker} />
      {video ? <VideoExtras projectId={projectId} video={video} /> : null}
      <RenditionTable projectId={projectId} marker={marker} image={image} video={video} />
    </div>
  );
}
