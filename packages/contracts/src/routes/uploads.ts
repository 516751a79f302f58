import { uploadAccepted } from '../asset.js';
import { directUpload, newDirectUpload, partUrls, sentParts, wantedParts } from '../direct-upload.js';
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
  {
    ...TUS,
    method: 'post',
    path: `${V1}/uploads/direct`,
    summary: 'Announce a file that goes straight to the object store, in parts',
    body: newDirectUpload,
    status: 201,
    answer: directUpload,
  },
  {
    ...TUS,
    method: 'post',
    path: `${V1}/uploads/{uploadId}/parts`,
    summary: 'Get addresses to PUT parts at, each good for five minutes, one part and one length',
    body: wantedParts,
    status: 200,
    answer: partUrls,
  },
  {
    ...TUS,
    method: 'post',
    path: `${V1}/uploads/{uploadId}/complete`,
    summary: 'Put the parts together and take the file in',
    body: sentParts,
    status: 202,
    answer: uploadAccepted,
  },
];
