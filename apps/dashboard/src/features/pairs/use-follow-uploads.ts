'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { PairUpload } from '../uploads/uploads.types';

const join = (ids: (string | null | undefined)[]): string => ids.filter(Boolean).join();

/** Reads a list again when `arrived` changes. */
function useReadAgain(kind: 'images' | 'videos' | 'markers', projectId: string | null, arrived: string): void {
  const client = useQueryClient();
  useEffect(() => {
    if (projectId && arrived) void client.invalidateQueries({ queryKey: [kind, projectId] });
  }, [kind, projectId, arrived, client]);
}

/** Reads a list of the project again whenever something of its kind that this page sent has arrived. */
export function useFollowUploads(projectId: string | null, uploads: readonly PairUpload[]): void {
  useReadAgain('images', projectId, join(uploads.map((pair) => pair.picture?.assetId)));
  useReadAgain('videos', projectId, join(uploads.map((pair) => pair.video?.assetId)));
  useReadAgain('markers', projectId, join(uploads.flatMap((pair) => [pair.markerId, pair.linkedVideoId])));
}
