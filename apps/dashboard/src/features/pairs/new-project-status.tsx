'use client';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { Progress } from '../../ui/progress';
import { LinkReady } from '../links/link-ready';
import { usePublish } from '../links/links.api';
import { MarkerProgress } from './marker-progress';
import { useImages, useMarkers, useVideos } from './pairs.api';
import { readiness } from './readiness';
import { TrackabilityPanel } from './trackability-panel';
import { useFollowUploads } from './use-follow-uploads';
import type { NewProject } from './use-new-project';

/** Under the preview: what the server says of the picture and the video, and the way to the link. */
export function NewProjectStatus({ project }: { project: NewProject }) {
  const { pair, projectId, link, setLink } = project;
  const started = pair?.projectId ? projectId : null;
  useFollowUploads(started, pair ? [pair] : []);
  const markers = useMarkers(started);
  const images = useImages(started);
  const videos = useVideos(started);
  const publish = usePublish(projectId ?? '');

  const marker = markers.data?.find(({ id }) => id === pair?.markerId);
  const image = images.data?.find(({ id }) => id === pair?.picture?.assetId);
  const video = videos.data?.find(({ id }) => id === pair?.video?.assetId);
  const ready = readiness({ marker, video, videoSent: pair?.video?.state === 'sent' });

  if (!pair?.picture && !pair?.video)
    return <p className="border-t border-line p-5 text-sm text-muted">Nothing is published before you say so.</p>;
  return (
    <div className="grid gap-5 border-t border-line p-5">
      {link ? (
        <>
          <LinkReady linkId={link.id} initial={link} />
          <MarkerProgress marker={marker} />
        </>
      ) : (
        <>
          {pair.picture?.state === 'sent' ? (
            <TrackabilityPanel marker={marker} image={image} />
          ) : (
            <p className="text-sm text-muted">
              {pair.picture ? 'The picture is being sent.' : 'Drop the picture that people will point their phone at.'}
            </p>
          )}
          {video && video.status !== 'ready' && !video.error ? (
            <Progress label="Preparing the video for phones" value={video.progress} />
          ) : null}
          {video?.error ? (
            <Notice tone="lost">
              <p className="font-medium">This video cannot be used</p>
              <p>{video.error.message}</p>
            </Notice>
          ) : null}
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="min-w-48 flex-1 text-sm text-muted" aria-live="polite">
              {ready.words}
            </p>
            {ready.canPublish && marker ? (
              <Button
                variant="primary"
                size="lg"
                className="animate-rise"
                busy={publish.isPending && 'Publishing'}
                onClick={() =>
                  publish.mutate({ markerIds: [marker.id], name: project.name || 'Link' }, { onSuccess: setLink })
                }
              >
                Publish link
              </Button>
            ) : null}
          </div>
        </>
      )}
    </div>
  );
}
