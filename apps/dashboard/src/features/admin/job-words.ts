import type { JobName } from '@argument/contracts';

const WORDS: Record<JobName, string> = {
  'process-image': 'Prepare a picture',
  'compact-image': 'Make a picture’s small formats',
  'transcode-video': 'Prepare a video',
  'transcode-ladder': 'Make a video’s other sizes',
  'compile-marker': 'Make a marker',
  'compile-nft': 'Make a marker for AR.js',
  'prove-marker': 'Try a print out',
  'publish-link': 'Publish a link',
  'delete-files': 'Delete files',
  'roll-up-analytics': 'Sum up analytics',
};

/** What a job does, in words; a name that is not known here as it is. */
export const jobWords = (name: string): string => WORDS[name as JobName] ?? name;
