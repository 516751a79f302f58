'use client';
import type { GenerateMarker, Image, Marker, Page, UpdateMarker, UploadAccepted, Video } from '@argument/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/http/client';
import { useLiveState } from '../live/live.store';
import { pollEvery } from '../live/poll';

/** Every page of a list of a project; a project holds at most a thousand pairs. */
async function all<T>(path: string): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<T> = await api<Page<T>>(path, { query: { limit: 100, cursor } });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor && items.length < 1000);
  return items;
}

function useAssets<T extends { status: string }>(kind: 'images' | 'videos' | 'markers', projectId: string | null) {
  const live = useLiveState();
  return useQuery({
    queryKey: [kind, projectId],
    queryFn: () => all<T>(`/projects/${projectId}/${kind}`),
    enabled: projectId !== null,
    refetchInterval: (query) => pollEvery(query.state.data ?? [], live),
  });
}

export const useImages = (projectId: string | null) => useAssets<Image>('images', projectId);
export const useVideos = (projectId: string | null) => useAssets<Video>('videos', projectId);
export const useMarkers = (projectId: string | null) => useAssets<Marker>('markers', projectId);

export const generateMarker = (body: GenerateMarker): Promise<Pick<UploadAccepted, 'id' | 'status'>> =>
  api('/markers/generate', { method: 'POST', body });

export const updateMarker = (markerId: string, body: UpdateMarker): Promise<Marker> =>
  api(`/markers/${markerId}`, { method: 'PATCH', body });

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
      await api(`/markers/${marker.id}`, { method: 'DELETE' });
      const kept = new Set(others.flatMap((other) => other.videoIds));
      if (!others.some((other) => other.imageId === marker.imageId))
        await api(`/images/${marker.imageId}`, { method: 'DELETE' });
      for (const videoId of marker.videoIds.filter((id) => !kept.has(id)))
        await api(`/videos/${videoId}`, { method: 'DELETE' });
    },
    onSettled: () =>
      Promise.all(
        ['markers', 'images', 'videos', 'links'].map((kind) =>
          client.invalidateQueries({ queryKey: [kind, projectId] }),
        ),
      ),
  });
}
