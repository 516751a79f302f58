'use client';
import type { Marker, Video } from '@argument/contracts';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/card';
import { LinkReady } from '../links/link-ready';
import { linkState } from '../links/link-state';
import { useLinks, usePublish } from '../links/links.api';
import { readiness } from './readiness';

/** The links that play this pair, or the way to the first one. */
export function PublishPair({
  projectId,
  marker,
  video,
}: {
  projectId: string;
  marker: Marker;
  video: Video | undefined;
}) {
  const links = useLinks(projectId);
  const publish = usePublish(projectId);
  const [fresh, setFresh] = useState<string | null>(null);
  const own = links.data?.filter((link) => link.markerIds.includes(marker.id)) ?? [];
  // One that plays now comes before one that is off or over.
  const link = own.find(({ id }) => id === fresh) ?? own.find((one) => linkState(one).tone === 'good') ?? own[0];
  const { canPublish, words } = readiness({ marker, video, videoSent: video !== undefined });
  const create = () =>
    publish.mutate({ markerIds: [marker.id], name: marker.name }, { onSuccess: ({ id }) => setFresh(id) });

  return (
    <Panel
      title="Link"
      hint="What people scan."
      action={
        own.length > 1 ? (
          <Link href={`/projects/${projectId}/links`} className="text-sm font-medium underline underline-offset-4">
            All {own.length} links
          </Link>
        ) : null
      }
    >
      {link ? (
        <LinkReady linkId={link.id} initial={link} />
      ) : (
        <div className="grid justify-items-start gap-4">
          <p className="text-sm text-muted">{words}</p>
          {canPublish ? (
            <Button variant="primary" onClick={create} busy={publish.isPending && 'Publishing'}>
              Publish link
            </Button>
          ) : null}
        </div>
      )}
    </Panel>
  );
}
