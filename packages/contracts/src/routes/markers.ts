import * as marker from '../marker.js';
import { pageOf, pageQuery } from '../paging.js';
import { type Route, V1 } from './route.js';

export const markerRoutes: readonly Route[] = [
  {
    method: 'get',
    path: `${V1}/projects/{projectId}/markers`,
    tag: 'Markers',
    summary: 'List the markers of a project',
    query: pageQuery,
    status: 200,
    answer: pageOf(marker.marker),
  },
  {
    method: 'post',
    path: `${V1}/markers/generate`,
    tag: 'Markers',
    summary: 'Compile an image into a marker',
    body: marker.generateMarker,
    status: 202,
    answer: marker.markerAccepted,
  },
  {
    method: 'get',
    path: `${V1}/markers/{markerId}`,
    tag: 'Markers',
    summary: 'Read a marker',
    status: 200,
    answer: marker.marker,
  },
  {
    method: 'patch',
    path: `${V1}/markers/{markerId}`,
    tag: 'Markers',
    summary: 'Change placement, videos or name of a marker',
    body: marker.updateMarker,
    status: 200,
    answer: marker.marker,
  },
  { method: 'delete', path: `${V1}/markers/{markerId}`, tag: 'Markers', summary: 'Delete a marker', status: 204 },
];
