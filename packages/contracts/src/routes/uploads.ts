import { type Route, V1 } from './route.js';

const TUS = { tag: 'Uploads', allow: 'projects.write' } as const;

/** Uploads in parts; the calls of the tus 1.0 protocol say in headers what others say in bodies. */
export const uploadRoutes: readonly Route[] = [
  { ...TUS, method: 'post', path: `${V1}/uploads`, summary: 'Announce a file (tus 1.0, creation)', status: 201 },
  {
    ...TUS,
    method: 'head',
    path: `${V1}/uploads/{uploadId}`,
    summary: 'Ask how much of a file has arrived (tus 1.0)',
    status: 200,
  },
  {
    ...TUS,
    method: 'patch',
    path: `${V1}/uploads/{uploadId}`,
    summary: 'Send the next bytes of a file (tus 1.0)',
    status: 204,
  },
  {
    ...TUS,
    method: 'delete',
    path: `${V1}/uploads/{uploadId}`,
    summary: 'Give an upload up (tus 1.0, termination)',
    status: 204,
  },
];
