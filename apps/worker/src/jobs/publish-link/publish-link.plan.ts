import {
  type LinkConfig,
  type LinkMarker,
  type PublishedFile,
  placement,
  type VideoOverlay,
} from '@argument/contracts';
import { keys } from '@argument/storage';
import { MARKER_FILE } from '../compile-marker/compile-marker.plan.js';
import type { PublishedLink, PublishedMarker, PublishedRendition, PublishedVideo } from './publish-link.query.js';

/** A link as anybody may read it, and the private files that must be copied for it. */
export interface Publication {
  config: LinkConfig;
  /** The whole of a link that is behind a gate, for the API to hand out; its files stay private. */
  gated: LinkConfig | null;
  /** Beyond its view limit, or its workspace beyond the plan's views of this month: in its smallest form. */
  isReduced: boolean;
  copies: { from: string; to: string }[];
}

/** Where viewers post events: the origin that serves them passes the API on. */
const TRACK_URL = '/api/v1/analytics/track';

/**
 * @param assetsUrl address that public files are served under, without a slash at the end; may be a path
 */
export function planPublication(link: PublishedLink, now: Date, assetsUrl: string): Publication {
  const files = new PublicFiles(assetsUrl);
  const status = statusOf(link, now);
  const isSeenOften = link.maxViews !== null && link.views >= link.maxViews;
  const isReduced = isSeenOften || link.project.workspace.viewsOverSince !== null;
  // Nothing of a link is public before it begins; what is behind the gate waits there.
  const isShown = status === 'gated' || (status === 'active' && (link.startsAt === null || link.startsAt <= now));
  const markers = isShown ? link.markers.flatMap(({ marker }) => toMarker(marker, files, isReduced)) : [];
  const config: LinkConfig = {
    schemaVersion: 1,
    linkId: link.id,
    slug: link.slug,
    name: link.name,
    status,
    startsAt: link.startsAt?.toISOString() ?? null,
    expiresAt: link.expiresAt?.toISOString() ?? null,
    engine: link.engine,
    analytics: { url: TRACK_URL },
    markers,
  };
  if (status !== 'gated') return { config, gated: null, isReduced, copies: files.copies };
  const gate = { unlock: `/api/v1/links/${link.slug}/unlock`, password: link.passwordHash !== null };
  return { config: { ...config, gate, markers: [] }, gated: { ...config, status: 'active' }, isReduced, copies: [] };
}

/** A view limit never switches a printed picture off. */
function statusOf(link: PublishedLink, now: Date): LinkConfig['status'] {
  const isOver = link.expiresAt !== null && link.expiresAt <= now;
  if (!link.isActive || isOver || link.hiddenAt !== null || link.project.deletedAt !== null) return 'inactive';
  return link.passwordHash !== null || link.countries.length > 0 ? 'gated' : 'active';
}

function toMarker(marker: PublishedMarker, files: PublicFiles, isReduced: boolean): LinkMarker[] {
  const preview = marker.image.renditions.find(({ name }) => name === 'small');
  const { width, height } = marker.image;
  if (marker.status !== 'ready' || !preview || !width || !height) return [];
  return [
    {
      id: marker.id,
      name: marker.name,
      target: { width, height, preview: { ...files.publish(preview), ...alternativesOf(marker, files) } },
      engines: { ...argumentOf(marker, files), ...arjsOf(marker, files) },
      overlays: marker.videos.flatMap(({ video }) => toOverlay(video, marker, files, isReduced)),
    },
  ];
}

/** Newer formats of the preview, if they are made; AVIF first, it is the smallest. */
function alternativesOf(
  { image }: PublishedMarker,
  files: PublicFiles,
): Pick<LinkMarker['target']['preview'], 'alternatives'> {
  const rows = ['small-avif', 'small-webp'].flatMap((name) => image.renditions.filter((row) => row.name === name));
  if (rows.length === 0) return {};
  return { alternatives: rows.map((row) => ({ ...files.publish(row), contentType: row.contentType })) };
}

function argumentOf({ files: rows }: PublishedMarker, files: PublicFiles): LinkMarker['engines'] {
  const row = rows.find(({ name }) => name === MARKER_FILE.name);
  return row ? { argument: files.publish(row) } : {};
}

/** They come later, or never. */
function arjsOf({ files: rows, arjsWidth, arjsHeight }: PublishedMarker, files: PublicFiles): LinkMarker['engines'] {
  const [iset, fset, fset3] = ['iset', 'fset', 'fset3'].map((name) => rows.find((row) => row.name === name));
  if (!iset || !fset || !fset3 || !arjsWidth || !arjsHeight) return {};
  return {
    arjs: {
      iset: files.publish(iset),
      fset: files.publish(fset),
      fset3: files.publish(fset3),
      width: arjsWidth,
      height: arjsHeight,
    },
  };
}

/** A video plays as soon as its first rendition is there. */
function toOverlay(
  video: PublishedVideo,
  marker: PublishedMarker,
  files: PublicFiles,
  isReduced: boolean,
): VideoOverlay[] {
  const sources = video.renditions
    .filter(({ contentType }) => contentType.startsWith('video/'))
    .sort((a, b) => area(a) - area(b))
    .slice(0, isReduced ? 1 : undefined)
    .flatMap((row) => {
      const { width, height, contentType } = row;
      if (!width || !height) return [];
      return [{ ...files.publish(row), contentType, width: isPacked(row) ? width / 2 : width, height }];
    });
  if (sources.length === 0) return [];
  const isTransparent = video.renditions.some(isPacked);
  const poster = video.renditions.find(({ name }) => name === 'poster');
  return [
    {
      type: 'video',
      id: video.id,
      durationMs: video.durationMs ?? 0,
      hasAudio: video.hasAudio ?? false,
      sources,
      ...captionsOf(video, files),
      ...streamOf(video, files),
      ...(isTransparent ? { transparency: 'packed' as const } : {}),
      // A picture that is not transparent must not stand where a transparent film will.
      poster: poster && !isTransparent ? files.publish(poster) : null,
      placement: placement.parse(marker.settings),
    },
  ];
}

/** Playlists name their files by hash, so published they lie beside each other as they did before. */
function streamOf({ renditions }: PublishedVideo, files: PublicFiles): Pick<VideoOverlay, 'stream'> {
  const master = renditions.find(({ name }) => name === 'hls');
  if (!master) return {};
  const parts = renditions.filter(({ name }) => name.startsWith('hls-')).map((row) => files.publish(row));
  return { stream: { ...files.publish(master), parts } };
}

function captionsOf({ renditions }: PublishedVideo, files: PublicFiles): Pick<VideoOverlay, 'captions'> {
  const rows = renditions.filter(({ contentType }) => contentType === 'text/vtt');
  if (rows.length === 0) return {};
  return { captions: rows.map((row) => ({ ...files.publish(row), language: row.name.slice('captions-'.length) })) };
}

const isPacked = ({ name }: Pick<PublishedRendition, 'name'>): boolean => name.startsWith('packed-');

const area = ({ width, height }: PublishedRendition) => (width ?? 0) * (height ?? 0);

class PublicFiles {
  readonly copies: Publication['copies'] = [];

  constructor(private readonly assetsUrl: string) {}

  publish({ key, sha256, bytes }: PublishedRendition): PublishedFile {
    const extension = key.slice(key.lastIndexOf('.') + 1);
    const to = keys.publicObject(sha256, extension);
    if (!this.copies.some((copy) => copy.to === to)) this.copies.push({ from: key, to });
    return { url: `${this.assetsUrl}/objects/${sha256}.${extension}`, sha256, bytes: Number(bytes) };
  }
}
