'use client';
import type { Marker, Video } from '@argument/contracts';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { followEvents } from './event-source';
import { setLiveState } from './live.store';
import { noteView } from './live-views';
import type { LiveEvent } from './read-event';

/** What has to be read again after an event. */
const touched: Record<LiveEvent['name'], string[]> = {
  'image.ready': ['images', 'project', 'projects', 'quota'],
  'image.failed': ['images', 'markers'],
  'video.progress': [],
  'video.ready': ['videos', 'project', 'projects', 'quota', 'links', 'link'],
  'video.failed': ['videos', 'links'],
  'marker.progress': [],
  'marker.ready': ['markers', 'images', 'project', 'links', 'link'],
  'marker.proved': ['markers', 'links', 'link'],
  'marker.failed': ['markers', 'links'],
  'link.published': ['links', 'link'],
  'link.views_reached': [],
  'project.progress': [],
  'view.started': ['analytics', 'links', 'link', 'project'],
};

/** Progress goes straight into the cache: reading the list again for every percent would use up the request allowance. */
function applyProgress(client: QueryClient, event: LiveEvent): void {
  const put = <T extends Video | Marker>(kind: string, id: string, progress: number) =>
    client.setQueryData<T[]>([kind, event.data.projectId], (items) =>
      items?.map((item) =>
        item.id === id ? { ...item, progress, status: item.status === 'queued' ? 'processing' : item.status } : item,
      ),
    );
  if (event.name === 'video.progress') put<Video>('videos', event.data.videoId, event.data.progress);
  if (event.name === 'project.progress') client.setQueryData(['progress', event.data.projectId], event.data);
  if (event.name === 'marker.progress') put<Marker>('markers', event.data.markerId, event.data.progress);
}

/** Keeps the event stream open while someone is signed in. */
export function LiveKeeper() {
  const client = useQueryClient();
  useEffect(() => {
    const stop = new AbortController();
    const due = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | null = null;
    // Events come in bursts; one reading a second is enough for an eye.
    const flush = () => {
      timer = null;
      for (const key of due) void client.invalidateQueries({ queryKey: [key] });
      due.clear();
    };
    const onEvent = (event: LiveEvent) => {
      applyProgress(client, event);
      if (event.name === 'view.started') noteView(event.data.projectId);
      for (const key of touched[event.name]) due.add(key);
      if (due.size > 0) timer ??= setTimeout(flush, 700);
    };
    void followEvents({ onEvent, onState: setLiveState }, stop.signal);
    return () => {
      stop.abort();
      if (timer) clearTimeout(timer);
      setLiveState('connecting');
    };
  }, [client]);
  return null;
}
