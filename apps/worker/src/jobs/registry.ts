import type { JobName } from '@argument/contracts';
import { compactImage } from './compact-image/compact-image.handler.js';
import { compileMarker } from './compile-marker/compile-marker.handler.js';
import { compileNft } from './compile-nft/compile-nft.handler.js';
import { deleteFiles } from './delete-files/delete-files.handler.js';
import type { JobDefinition } from './job-definition.js';
import { processImage } from './process-image/process-image.handler.js';
import { proveMarker } from './prove-marker/prove-marker.handler.js';
import { publishLink } from './publish-link/publish-link.handler.js';
import { rollUpAnalytics } from './roll-up-analytics/roll-up-analytics.handler.js';
import { transcodeLadder } from './transcode-ladder/transcode-ladder.handler.js';
import { transcodeVideo } from './transcode-video/transcode-video.handler.js';

/** Adding a job is a folder and a row; a missing row does not compile. */
export const registry = {
  'process-image': processImage,
  'compact-image': compactImage,
  'transcode-video': transcodeVideo,
  'transcode-ladder': transcodeLadder,
  'compile-marker': compileMarker,
  'compile-nft': compileNft,
  'prove-marker': proveMarker,
  'publish-link': publishLink,
  'delete-files': deleteFiles,
  'roll-up-analytics': rollUpAnalytics,
} satisfies { [N in JobName]: JobDefinition<N> };
