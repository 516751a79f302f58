import { linkConfig } from '../link-config.js';
import { unlockLink } from '../link-gate.js';
import { type Route, V1 } from './route.js';

export const linkGateRoutes: readonly Route[] = [
  {
    method: 'post',
    path: `${V1}/links/{slug}/unlock`,
    tag: 'Links',
    summary: 'Pass the gate of a link: answers its whole config, whose files can be read for an hour',
    allow: 'public',
    body: unlockLink,
    status: 200,
    answer: linkConfig,
  },
];
