import { z } from 'zod';
import * as account from '../account.js';
import * as admin from '../admin.js';
import * as analytics from '../analytics.js';
import { uploadAccepted } from '../asset.js';
import { health } from '../health.js';
import { image } from '../image.js';
import * as link from '../link.js';
import { linkConfig } from '../link-config.js';
import * as marker from '../marker.js';
import { pageOf, pageQuery } from '../paging.js';
import * as project from '../project.js';
import { video, videoStatus } from '../video.js';

/** One call of the API. `{name}` in the path is a UUID, except `{slug}`. */
export interface Route {
  method: 'get' | 'post' | 'patch' | 'delete';
  path: string;
  tag: string;
  summary: string;
  /** Who may call it; a signed-in user unless given. `cookie` means the refresh cookie alone. */
  access?: 'public' | 'cookie' | 'operator';
  query?: z.ZodObject;
  body?: z.ZodType;
  /** A multipart form with `file` and `projectId` instead of a JSON body. */
  upload?: 'image' | 'video';
  status: 200 | 201 | 202 | 204;
  /** Absent without a body. */
  answer?: z.ZodType;
  /** Content types of an answer that is not JSON. */
  files?: readonly string[];
}

const V1 = '/api/v1';

const accounts: Route[] = [
  {
    method: 'post',
    path: `${V1}/auth/register`,
    tag: 'Accounts',
    summary: 'Create an account and sign in',
    access: 'public',
    body: account.register,
    status: 201,
    answer: account.signedIn,
  },
  {
    method: 'post',
    path: `${V1}/auth/login`,
    tag: 'Accounts',
    summary: 'Sign in; the refresh token comes as an HttpOnly cookie',
    access: 'public',
    body: account.login,
    status: 200,
    answer: account.signedIn,
  },
  {
    method: 'post',
    path: `${V1}/auth/refresh`,
    tag: 'Accounts',
    summary: 'Renew the access token; the cookie is good for one use',
    access: 'cookie',
    status: 200,
    answer: account.accessGrant,
  },
  {
    method: 'post',
    path: `${V1}/auth/logout`,
    tag: 'Accounts',
    summary: 'End this sign-in',
    access: 'cookie',
    status: 204,
  },
  {
    method: 'post',
    path: `${V1}/auth/forgot-password`,
    tag: 'Accounts',
    summary: 'Send a message to choose a new password, if the address has an account',
    access: 'public',
    body: account.forgotPassword,
    status: 202,
  },
  {
    method: 'post',
    path: `${V1}/auth/reset-password`,
    tag: 'Accounts',
    summary: 'Choose a new password with the token of the message',
    access: 'public',
    body: account.resetPassword,
    status: 204,
  },
  {
    method: 'post',
    path: `${V1}/auth/verify-email`,
    tag: 'Accounts',
    summary: 'Confirm an e-mail address with the token of the message',
    access: 'public',
    body: account.verifyEmail,
    status: 204,
  },
  {
    method: 'get',
    path: `${V1}/users/me`,
    tag: 'Accounts',
    summary: 'Read your profile',
    status: 200,
    answer: account.user,
  },
  {
    method: 'patch',
    path: `${V1}/users/me`,
    tag: 'Accounts',
    summary: 'Change your profile',
    body: account.updateUser,
    status: 200,
    answer: account.user,
  },
  {
    method: 'delete',
    path: `${V1}/users/me`,
    tag: 'Accounts',
    summary: 'Delete your account and everything that only you belong to',
    status: 204,
  },
  {
    method: 'get',
    path: `${V1}/users/me/quota`,
    tag: 'Accounts',
    summary: 'Read the limits of your plan and what is used',
    status: 200,
    answer: account.quota,
  },
  {
    method: 'get',
    path: `${V1}/users/me/export`,
    tag: 'Accounts',
    summary: 'Download everything that is kept about you',
    status: 200,
    files: ['application/json'],
  },
];

const projects: Route[] = [
  {
    method: 'get',
    path: `${V1}/projects`,
    tag: 'Projects',
    summary: 'List projects',
    query: project.projectQuery,
    status: 200,
    answer: pageOf(project.project),
  },
  {
    method: 'post',
    path: `${V1}/projects`,
    tag: 'Projects',
    summary: 'Create a project',
    body: project.createProject,
    status: 201,
    answer: project.project,
  },
  {
    method: 'get',
    path: `${V1}/projects/{projectId}`,
    tag: 'Projects',
    summary: 'Read a project',
    status: 200,
    answer: project.project,
  },
  {
    method: 'patch',
    path: `${V1}/projects/{projectId}`,
    tag: 'Projects',
    summary: 'Change a project',
    body: project.updateProject,
    status: 200,
    answer: project.project,
  },
  {
    method: 'delete',
    path: `${V1}/projects/{projectId}`,
    tag: 'Projects',
    summary: 'Delete a project; it can be restored for 30 days',
    status: 204,
  },
  {
    method: 'post',
    path: `${V1}/projects/{projectId}/restore`,
    tag: 'Projects',
    summary: 'Restore a deleted project',
    status: 200,
    answer: project.project,
  },
  {
    method: 'get',
    path: `${V1}/projects/{projectId}/images`,
    tag: 'Images',
    summary: 'List the images of a project',
    query: pageQuery,
    status: 200,
    answer: pageOf(image),
  },
  {
    method: 'get',
    path: `${V1}/projects/{projectId}/videos`,
    tag: 'Videos',
    summary: 'List the videos of a project',
    query: pageQuery,
    status: 200,
    answer: pageOf(video),
  },
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
    method: 'get',
    path: `${V1}/projects/{projectId}/links`,
    tag: 'Links',
    summary: 'List the links of a project',
    query: pageQuery,
    status: 200,
    answer: pageOf(link.link),
  },
];

const assets: Route[] = [
  {
    method: 'post',
    path: `${V1}/images/upload`,
    tag: 'Images',
    summary: 'Upload a JPEG, PNG, WebP or AVIF picture',
    upload: 'image',
    status: 202,
    answer: uploadAccepted,
  },
  {
    method: 'get',
    path: `${V1}/images/{imageId}`,
    tag: 'Images',
    summary: 'Read an image',
    status: 200,
    answer: image,
  },
  {
    method: 'delete',
    path: `${V1}/images/{imageId}`,
    tag: 'Images',
    summary: 'Delete an image and the markers made from it',
    status: 204,
  },
  {
    method: 'post',
    path: `${V1}/videos/upload`,
    tag: 'Videos',
    summary: 'Upload an MP4, MOV or WebM video',
    upload: 'video',
    status: 202,
    answer: uploadAccepted,
  },
  { method: 'get', path: `${V1}/videos/{videoId}`, tag: 'Videos', summary: 'Read a video', status: 200, answer: video },
  {
    method: 'get',
    path: `${V1}/videos/{videoId}/status`,
    tag: 'Videos',
    summary: 'Read how far a video is',
    status: 200,
    answer: videoStatus,
  },
  { method: 'delete', path: `${V1}/videos/{videoId}`, tag: 'Videos', summary: 'Delete a video', status: 204 },
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

const links: Route[] = [
  {
    method: 'post',
    path: `${V1}/projects/{projectId}/links`,
    tag: 'Links',
    summary: 'Publish markers under a public address',
    body: link.createLink,
    status: 201,
    answer: link.link,
  },
  { method: 'get', path: `${V1}/links/{linkId}`, tag: 'Links', summary: 'Read a link', status: 200, answer: link.link },
  {
    method: 'patch',
    path: `${V1}/links/{linkId}`,
    tag: 'Links',
    summary: 'Change a link',
    body: link.updateLink,
    status: 200,
    answer: link.link,
  },
  { method: 'delete', path: `${V1}/links/{linkId}`, tag: 'Links', summary: 'Delete a link', status: 204 },
  {
    method: 'get',
    path: `${V1}/links/{linkId}/qr`,
    tag: 'Links',
    summary: 'Draw the QR code of a link',
    query: link.qrQuery,
    status: 200,
    files: ['image/png', 'image/svg+xml', 'application/pdf'],
  },
  {
    method: 'get',
    path: `${V1}/links/{slug}/config`,
    tag: 'Links',
    summary: 'Read what the viewer reads: the published link config',
    access: 'public',
    status: 200,
    answer: linkConfig,
  },
];

const insights: Route[] = [
  {
    method: 'post',
    path: `${V1}/analytics/track`,
    tag: 'Analytics',
    summary: 'Record what a viewer did; one event or several; sending twice is harmless',
    access: 'public',
    body: z.union([
      z.object({ events: z.array(analytics.analyticsEvent).min(1).max(analytics.MAX_EVENTS_PER_REQUEST) }),
      analytics.analyticsEvent,
    ]),
    status: 202,
    answer: analytics.trackResult,
  },
  {
    method: 'get',
    path: `${V1}/analytics/projects/{projectId}`,
    tag: 'Analytics',
    summary: 'Read the analytics of a project',
    query: analytics.analyticsQuery,
    status: 200,
    answer: analytics.projectAnalytics,
  },
  {
    method: 'get',
    path: `${V1}/analytics/projects/{projectId}/export`,
    tag: 'Analytics',
    summary: 'Download the sessions of a project',
    query: analytics.exportQuery,
    status: 200,
    files: ['text/csv', 'application/json'],
  },
  {
    method: 'get',
    path: `${V1}/events`,
    tag: 'Events',
    summary: 'Follow what happens in your workspace as server-sent events; Last-Event-ID goes on where you stopped',
    status: 200,
    files: ['text/event-stream'],
  },
];

const operation: Route[] = [
  {
    method: 'get',
    path: `${V1}/admin/users`,
    tag: 'Administration',
    summary: 'List accounts',
    access: 'operator',
    query: admin.adminUserQuery,
    status: 200,
    answer: pageOf(admin.adminUser),
  },
  {
    method: 'patch',
    path: `${V1}/admin/users/{userId}`,
    tag: 'Administration',
    summary: 'Block an account or change its rights',
    access: 'operator',
    body: admin.updateAdminUser,
    status: 200,
    answer: admin.adminUser,
  },
  {
    method: 'delete',
    path: `${V1}/admin/users/{userId}`,
    tag: 'Administration',
    summary: 'Delete an account',
    access: 'operator',
    status: 204,
  },
  {
    method: 'get',
    path: `${V1}/admin/statistics`,
    tag: 'Administration',
    summary: 'Read the installation in numbers',
    access: 'operator',
    status: 200,
    answer: admin.adminStatistics,
  },
  {
    method: 'get',
    path: `${V1}/health/live`,
    tag: 'Health',
    summary: 'The process runs',
    access: 'public',
    status: 200,
    answer: z.object({ status: z.literal('ok') }),
  },
  {
    method: 'get',
    path: `${V1}/health/ready`,
    tag: 'Health',
    summary: 'It can do its work; 503 when it cannot',
    access: 'public',
    status: 200,
    answer: health,
  },
];

/** Every call of the API, in the order of the reference; OpenAPI is generated from it. */
export const ROUTES: readonly Route[] = [...accounts, ...projects, ...assets, ...links, ...insights, ...operation];
