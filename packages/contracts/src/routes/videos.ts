import { uploadAccepted } from '../asset.js';
import { pageOf, pageQuery } from '../paging.js';
import { updateVideo, video, videoStatus } from '../video.js';
import { type Route, V1 } from './route.js';

export const videoRoutes: readonly Route[] = [
  {
    method: 'get',
    path: `${V1}/projects/{projectId}/videos`,
    tag: 'Videos',
    summary: 'List the videos of a project',
    allow: 'projects.read',
    query: pageQuery,
    status: 200,
    answer: pageOf(video),
  },
  {
    method: 'post',
    path: `${V1}/videos/upload`,
    tag: 'Videos',
    summary: 'Upload an MP4, MOV or WebM video',
    allow: 'projects.write',
    upload: 'video',
    status: 202,
    answer: uploadAccepted,
  },
  {
    method: 'get',
    path: `${V1}/videos/{videoId}`,
    tag: 'Videos',
    summary: 'Read a video',
    allow: 'projects.read',
    status: 200,
    answer: video,
  },
  {
    method: 'get',
    path: `${V1}/videos/{videoId}/status`,
    tag: 'Videos',
    summary: 'Read how far a video is',
    allow: 'projects.read',
    status: 200,
    answer: videoStatus,
  },
  {
    method: 'patch',
    path: `${V1}/videos/{videoId}`,
    tag: 'Videos',
    summary: 'Give a video captions, or a key colour that becomes transparent',
    allow: 'projects.write',
    body: updateVideo,
    status: 200,
    answer: video,
  },
  {
    method: 'delete',
    path: `${V1}/videos/{videoId}`,
    tag: 'Videos',
    summary: 'Delete a video',
    allow: 'projects.write',
    status: 204,
  },
];
