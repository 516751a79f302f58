import { z } from 'zod';
import { id, sha256, slug, timestamp } from './ids.js';
import { placement } from './marker.js';
import { language } from './video.js';

/**
 * A published file. `url` is content-addressed and immutable; it is absolute, or starts with `/` and then belongs to the
 * origin that served the config.
 */
export const publishedFile = z.object({ url: z.string(), sha256, bytes: z.int().nonnegative() });
export type PublishedFile = z.infer<typeof publishedFile>;

/** The same picture in another format. */
const pictureSource = publishedFile.extend({ contentType: z.string() });

const videoSource = publishedFile.extend({
  contentType: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
});

/** Ours, or AR.js by natural feature tracking. */
export const trackingEngine = z.enum(['argument', 'arjs']);

/** A video lying on its target image. */
export const videoOverlay = z.object({
  type: z.literal('video'),
  id,
  durationMs: z.int().nonnegative(),
  hasAudio: z.boolean(),
  /** Smallest first; the viewer takes the largest that suits screen and network. */
  sources: z.array(videoSource).min(1),
  /** Sources hold colours on their left half and, as grey, how much is seen of them on the right. */
  transparency: z.literal('packed').optional(),
  /** WebVTT, by language. */
  captions: z.array(publishedFile.extend({ language })).optional(),
  /** Of a long clip: the master playlist (HLS) of the same video, and all that it leads to. */
  stream: publishedFile.extend({ parts: z.array(publishedFile) }).optional(),
  poster: publishedFile.nullable(),
  placement,
});
export type VideoOverlay = z.infer<typeof videoOverlay>;

export const linkMarker = z.object({
  id,
  name: z.string(),
  /** The picture to look for; `width` and `height` in pixels of the original give its shape. */
  target: z.object({
    width: z.int().positive(),
    height: z.int().positive(),
    preview: publishedFile.extend({
      /** In fewer bytes, for browsers that read the format; best first. Absent until they are made. */
      alternatives: z.array(pictureSource).optional(),
    }),
  }),
  /** Compiled forms by engine. `width` and `height` are the pixels of the picture that the engine compiled. */
  engines: z.object({
    arjs: z
      .object({
        iset: publishedFile,
        fset: publishedFile,
        fset3: publishedFile,
        width: z.int().positive(),
        height: z.int().positive(),
      })
      .optional(),
    argument: publishedFile.optional(),
  }),
  overlays: z.array(videoOverlay),
});
export type LinkMarker = z.infer<typeof linkMarker>;

/** The published JSON that the viewer reads, `links/<slug>.json`. */
export const linkConfig = z.object({
  schemaVersion: z.literal(1),
  linkId: id,
  slug,
  name: z.string(),
  /** `inactive`: switched off by its owner. `gated`: ask the API first. Either way `markers` is empty. */
  status: z.enum(['active', 'inactive', 'gated']),
  startsAt: timestamp.nullable(),
  expiresAt: timestamp.nullable(),
  /** Of a gated link: post {@link unlockLink} to `unlock` to get the whole config. `password`: one is asked for. */
  gate: z.object({ unlock: z.string(), password: z.boolean() }).optional(),
  /** Tracker to use unless the address says otherwise. */
  engine: trackingEngine,
  /** Where events are posted; absent in a bundle that plays without a server of ours. */
  analytics: z.object({ url: z.string() }).optional(),
  markers: z.array(linkMarker),
  /** Where there are many markers: what names those that a frame may show, so that only their files are fetched. */
  index: publishedFile.optional(),
});
export type LinkConfig = z.infer<typeof linkConfig>;
