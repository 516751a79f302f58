'use client';
import type { LinkConfig } from '@argument/contracts';
import { ApiError, toProblem, unreachable } from '@argument/sdk';
import { useQuery } from '@tanstack/react-query';
import { DEMO_SLUG } from './demo-slug';

/** What is published of the demo; null where the platform runs without it. It can be read by anyone. */
export const useDemo = () =>
  useQuery({
    queryKey: ['demo'],
    queryFn: async (): Promise<LinkConfig | null> => {
      const response = await fetch(`/p/links/${DEMO_SLUG}.json`).catch((cause) => {
        throw unreachable(cause);
      });
      if (response.status === 404) return null;
      if (!response.ok) throw new ApiError(toProblem(response.status, null));
      return (await response.json()) as LinkConfig;
    },
    // At first start the demo is still being made.
    refetchInterval: (query) => (query.state.data?.markers[0]?.overlays.length ? false : 4_000),
  });

/** The picture and the video of the demo that a page shows. */
export function demoParts(config: LinkConfig | null | undefined) {
  const marker = config?.markers[0];
  const overlay = marker?.overlays[0];
  return {
    picture: marker?.target.preview.url ?? null,
    aspect: marker ? marker.target.width / marker.target.height : null,
    video: overlay?.sources[0]?.url ?? null,
    placement: overlay?.placement,
  };
}
