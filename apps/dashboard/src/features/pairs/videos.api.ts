'use client';
import type { UpdateVideo, Video } from '@argument/contracts';
import { api } from '../../lib/http/client';

export const updateVideo = (videoId: string, change: UpdateVideo): Promise<Video> =>
  api.patch('/videos/{videoId}', { path: { videoId }, body: change });

export const deleteVideo = (videoId: string): Promise<void> => api.delete('/videos/{videoId}', { path: { videoId } });

/** The text of a stored file of captions. */
export async function readCaptions(url: string): Promise<string> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error('The captions could not be read. Reload the page and try again.');
  return answer.text();
}
