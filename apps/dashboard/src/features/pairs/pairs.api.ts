'use client';
import type { GenerateMarker, Image, Marker, UpdateMarker, UploadAccepted, Video } from '@argument/contracts';
import { itemsOf } from '@argument/sdk';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/http/client';
import { useLiveState } from '../live/live.store';
import { pollEvery } from '../live/poll';
import { deleteVideo } from './videos.api';

/** A project holds at most a thousand pairs. */
const MOST = 1_000;

async function all<T>(list: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of list) {
    items.push(item);
    if (items.length === MOST) break;
  }
  return items;
}

function useAssets<T extends { status: string }>(
  kind: 'images' | 'videos' | 'markers',
  projectId: string | null,
  list: (projectId: string) => AsyncIterable<T>,
) {
  const live = useLiveState();
  return useQuery({
    queryKey: [kind, projectId],
    queryFn: () => all(list(projectId ?? '')),
    enabled: projectId !== null,
    refetchInterval: (query) => pollEvery(query.state.data ?? [], live),
  });
}

export const useImages = (projectId: string | null) =>
  useAssets<Image>('images', projectId, (id) =>
    itemsOf(api, '/projects/{projectId}/images', { path: { projectId: id } }),
  );
export const useVideos = (projectId: string | null) =>
  useAssets<Video>('videos', projectId, (id) =>
    itemsOf(api, '/projects/{projectId}/videos', { path: { projectId: id } }),
  );
export const useMarkers = (projectId: string | null) =>
  useAssets<Marker>('markers', projectId, (id) =>
    itemsOf(api, '/projects/{projectId}/markers', { path: { projectId: id } }),
  );

export const deleteImage = (imageId: string): Promise<void> => api.delete('/images/{imageId}', { path: { imageId } });

export const deleteMarker = (markerId: string): Promise<void> =>
  api.delete('/markers/{markerId}', { path: { markerId } });

export const generateMarker = (body: GenerateMarker): Promise<Pick<UploadAccepted, 'id' | 'status'>> =>
  api.post('/markers/generate', { body });

export const updateMarker = (markerId: string, body: UpdateMarker): Promise<Marker> =>
  api.patch('/markers/{markerId}', { path: { markerId }, body });

/** Changes a marker; the page shows the change at once and takes it back if the server refuses. */
export function useUpdateMarker(projectId: string) {
  const client = useQueryClient();
  const queryKey = ['markers', projectId];
  return useMutation({
    mutationFn: ({ markerId, body }: { markerId: string; body: UpdateMarker }) => updateMarker(markerId, body),
    onMutate: async ({ markerId, body }) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<Marker[]>(queryKey);
      client.setQueryData<Marker[]>(queryKey, (markers) =>
        markers?.map((marker) => (marker.id === markerId ? merged(marker, body) : marker)),
      );
      return { before };
    },
    onError: (_error, _change, context) => client.setQueryData(queryKey, context?.before),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}

const merged = (marker: Marker, body: UpdateMarker): Marker => {
  const settings = Object.fromEntries(Object.entries(body.settings ?? {}).filter(([, value]) => value !== undefined));
  return {
    ...marker,
    name: body.name ?? marker.name,
    videoIds: body.videoIds ?? marker.videoIds,
    settings: { ...marker.settings, ...settings },
  };
};

/** Deletes a pair whole: the marker, its picture, and videos that no other pair shows. */
export function useDeletePair(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ marker, others }: { marker: Marker; others: Marker[] }) => {
      await deleteMarker(marker.id);
      const kept = new Set(others.flatMap((other) => other.videoIds));
      if (!others.some((other) => other.imageId === marker.imageId)) await deleteImage(marker.imageId);
      for (const videoId of marker.videoIds.filter((id) => !kept.has(id))) await deleteVideo(videoId);
    },
    onSettled: () =>
      Promise.all(
        ['markers', 'images', 'videos', 'links'].map((kind) =>
          client.invalidateQueries({ queryKey: [kind, projectId] }),
        ),
      ),
  });
}
