'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { PairUpload } from '../uploads/uploads.types';

/** Reads the project's lists again whenever something that this page sent has arrived. */
export function useFollowUploads(projectId: string | null, uploads: readonly PairUpload[]): void {
  const client = useQueryClient();
  const arrived = uploads
    .flatMap((pair) => [pair.picture?.assetId, pair.video?.assetId, pair.markerId, pair.linkedVideoId])
    .filter(Boolean)
    .join();
  useEffect(() => {
    if (!projectId || !arrived) return;
    for (const kind of ['markers', 'images', 'videos']) void client.invalidateQueries({ queryKey: [kind, projectId] });
  }, [arrived, client, projectId]);
}
