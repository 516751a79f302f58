/** The only place that knows how keys are laid out. */
export const keys = {
  /** The uploaded bytes; private. The same bytes have one key in a workspace, however often they are uploaded. */
  original: (workspaceId: string, sha256: string) => `originals/${workspaceId}/${sha256}`,
  /** Bytes on their way in, not checked yet. `part` tells the pieces of one upload apart. */
  incoming: (uploadId: string, part: string) => `${INCOMING_PREFIX}${uploadId}/${part}`,
  /** A derived file, private; the same bytes always have the same key. `extension` without the dot. */
  rendition: (sha256: string, extension: string) => `renditions/${sha256}.${extension}`,
  /** A published, immutable file, served to anybody at `<assets>/objects/...`. */
  publicObject: (sha256: string, extension: string) => `${PUBLIC_PREFIX}objects/${sha256}.${extension}`,
  /** The published config of a link, served with a short max-age. */
  linkConfig: (slug: string) => `${PUBLIC_PREFIX}links/${slug}.json`,
  /** The config of a link that is behind a gate, private: the API hands it to those who pass. */
  gatedConfig: (linkId: string) => `${GATED_PREFIX}${linkId}.json`,
  /** What all keys of a kind start with, for listings. */
  originals: 'originals/',
  renditions: 'renditions/',
  publicObjects: 'public/objects/',
  linkConfigs: 'public/links/',
  gatedConfigs: 'gated/links/',
} as const;

const GATED_PREFIX = 'gated/links/';

/** What lies here belongs to an upload that is under way. */
export const INCOMING_PREFIX = 'incoming/';

/** Everything under this prefix may be read by anybody. */
export const PUBLIC_PREFIX = 'public/';

/** Cache-Control of content-addressed files. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';
/** Cache-Control of link configs: switching a link off is seen everywhere within two seconds. */
export const SHORT_LIVED = 'public, max-age=1, must-revalidate';
