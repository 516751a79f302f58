import * as marker from '../marker.js';
import { pageOf, pageQuery } from '../paging.js';
import { type Route, V1 } from './route.js';

export const markerRoutes: readonly Route[] = [
  {
    method: 'get',
    path: `${V1}/projects/{projectId}/markers`,
    tag: 'Markers',
    summary: 'List the markers of a project',
    allow: 'projects.read',
    query: pageQuery,
    status: 200,
    answer: pageOf(marker.marker),
  },
  {
    method: 'post',
    path: `${V1}/markers/generate`,
    tag: 'Markers',
    summary: 'Compile an image into a marker',
    allow: 'projects.write',
    body: marker.generateMarker,
    status: 202,
    answer: marker.markerAccepted,
  },
  {
    method: 'get',
    path: `${V1}/markers/{markerId}`,
    tag: 'Markers',
    summary: 'Read a marker',
    allow: 'projects.read',
    status: 200,
    answer: marker.marker,
  },
  {
    method: 'patch',
    path: `${V1}/markers/{markerId}`,
    tag: 'Markers',
    summary: 'Change placement, videos or name of a marker',
    allow: 'projects.write',
    body: marker.updateMarker,
    status: 200,
    answer: marker.marker,
  },
  {
    method: 'delete',
    path: `${V1}/markers/{markerId}`,
    tag: 'Markers',
    summary: 'Delete a marker',
    allow: 'projects.write',
    status: 204,
  },
];
