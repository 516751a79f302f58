import type { LinkConfig, PublishedFile } from '@argument/contracts';
import { isLinkConfig } from './check.js';
import { ViewerError } from './viewer-error.js';

/** The part of `fetch` that is used here. */
export type Fetch = (url: string, init: { cache: 'no-cache' }) => Promise<Response>;

/** Gets the whole config of a link that is behind a gate; `unlock` is absolute. */
export type PassGate = (gate: { unlock: string; password: boolean }, name: string) => Promise<LinkConfig>;

const TRIES = 3;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Reads the published config of a link.
 * @param assets folder of the published files, absolute
 * @throws ViewerError where it cannot be had or cannot be played now
 */
export async function loadLinkConfig(
  slug: string,
  assets: URL,
  fetch: Fetch,
  now: Date,
  passGate: PassGate,
): Promise<LinkConfig> {
  const url = new URL(`links/${slug}.json`, assets);
  const response = await get(url.href, fetch);
  const config: unknown = await response.json().catch((cause: unknown) => {
    throw new ViewerError('link.broken', { cause });
  });
  if (!isLinkConfig(config)) throw new ViewerError('link.broken');
  refuse(config, now);
  if (config.status !== 'gated') return playable(withAbsoluteUrls(config, url));
  if (!config.gate) throw new ViewerError('link.gated');
  const gate = { ...config.gate, unlock: new URL(config.gate.unlock, url).href };
  return playable(withAbsoluteUrls(await passGate(gate, config.name), url));
}

async function get(url: string, fetch: Fetch): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const response = await fetch(url, { cache: 'no-cache' });
      if (response.status === 404 || response.status === 410) throw new ViewerError('link.unknown');
      if (response.status === 401 || response.status === 403) throw new ViewerError('link.gated');
      if (response.ok) return response;
      throw new Error(`${url} answered ${response.status}`);
    } catch (cause) {
      if (cause instanceof ViewerError) throw cause;
      if (attempt === TRIES) throw new ViewerError('network', { cause });
      await pause(400 * attempt);
    }
  }
}

function refuse(config: LinkConfig, now: Date): void {
  if (config.expiresAt && now >= new Date(config.expiresAt)) throw new ViewerError('link.expired');
  if (config.status === 'inactive') throw new ViewerError('link.inactive');
  const opens = config.startsAt ? new Date(config.startsAt) : now;
  if (now < opens) throw new ViewerError('link.early', { opens });
}

function playable(config: LinkConfig): LinkConfig {
  if (!config.markers.some((marker) => marker.overlays.length > 0)) throw new ViewerError('link.empty');
  return config;
}

/** Addresses that start with `/` belong to the origin that the config came from, wherever the viewer stands. */
function withAbsoluteUrls(config: LinkConfig, base: URL): LinkConfig {
  const file = <T extends PublishedFile>(value: T): T => ({ ...value, url: new URL(value.url, base).href });
  return {
    ...config,
    ...(config.analytics && { analytics: { url: new URL(config.analytics.url, base).href } }),
    ...(config.index && { index: file(config.index) }),
    markers: config.markers.map((marker) => {
      const { preview } = marker.target;
      const { alternatives } = preview;
      return {
        ...marker,
        target: {
          ...marker.target,
          preview: { ...file(preview), ...(alternatives && { alternatives: alternatives.map(file) }) },
        },
        engines: {
          ...(marker.engines.argument && { argument: file(marker.engines.argument) }),
          ...(marker.engines.arjs && {
            arjs: {
              ...marker.engines.arjs,
              iset: file(marker.engines.arjs.iset),
              fset: file(marker.engines.arjs.fset),
              fset3: file(marker.engines.arjs.fset3),
            },
          }),
        },
        overlays: marker.overlays.map((overlay) => ({
          ...overlay,
          sources: overlay.sources.map(file),
          ...(overlay.captions && { captions: overlay.captions.map(file) }),
          ...(overlay.stream && { stream: file(overlay.stream) }),
          poster: overlay.poster && file(overlay.poster),
        })),
      };
    }),
  };
}
