import { uploadAccepted } from '../asset.js';
import { image } from '../image.js';
import { pageOf, pageQuery } from '../paging.js';
import { type Route, V1 } from './route.js';

export const imageRoutes: readonly Route[] = [
  {
    method: 'get',
    path: `${V1}/projects/{projectId}/images`,
    tag: 'Images',
    summary: 'List the images of a project',
    allow: 'projects.read',
    query: pageQuery,
    status: 200,
    answer: pageOf(image),
  },
  {
    method: 'post',
    path: `${V1}/images/upload`,
    tag: 'Images',
    summary: 'Upload a JPEG, PNG, WebP or AVIF picture',
    allow: 'projects.write',
    upload: 'image',
    status: 202,
    answer: uploadAccepted,
  },
  {
    method: 'get',
    path: `${V1}/images/{imageId}`,
    tag: 'Images',
    summary: 'Read an image',
    allow: 'projects.read',
    status: 200,
    answer: image,
  },
  {
    method: 'delete',
    path: `${V1}/images/{imageId}`,
    tag: 'Images',
    summary: 'Delete an image and the markers made from it',
    allow: 'projects.write',
    status: 204,
  },
];
