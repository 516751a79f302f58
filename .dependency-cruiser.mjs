/**
 * The walls of the house: who may import whom. Arrows point down (apps -> packages -> contracts), and each technology
 * has one place that knows it. ARCHITECTURE.md tells why.
 */
/** Tests and what only they use. */
const TESTS = '\\.spec\\.tsx?$|^apps/[^/]+/test/';
const packages = (...names) => `^packages/(${names.join('|')})/`;
const library = (...names) => `(^|/)node_modules/(${names.join('|')})(/|$)`;

/** A room and the packages of ours that it may import. */
const ROOMS = [
  { room: '^packages/contracts/', may: [] },
  { room: '^packages/vision/', may: [] },
  // It goes to people who have nothing else of ours.
  { room: '^packages/sdk/', may: [] },
  { room: '^packages/config/', may: ['contracts'] },
  { room: '^packages/observability/', may: ['contracts', 'config'] },
  { room: '^packages/storage/', may: ['contracts', 'config', 'observability'] },
  { room: '^packages/queue/', may: ['contracts', 'config', 'observability'] },
  { room: '^packages/database/', may: ['contracts', 'config', 'observability'] },
  {
    room: '^apps/api/',
    may: ['contracts', 'config', 'observability', 'storage', 'queue', 'database'],
  },
  {
    room: '^apps/worker/',
    may: ['contracts', 'config', 'observability', 'storage', 'queue', 'database', 'vision'],
  },
  { room: '^apps/launcher/', may: ['contracts', 'config', 'database'] },
  { room: '^apps/viewer/', may: ['contracts', 'vision'] },
  { room: '^apps/dashboard/', may: ['contracts', 'sdk'] },
];

const roomRules = ROOMS.map(({ room, may }) => ({
  name: `room ${room.replace(/^\^|\/$/g, '')}`,
  comment: `It may import ${may.join(', ') || 'no package of ours'}.`,
  severity: 'error',
  from: { path: room, pathNot: TESTS },
  to: { path: '^packages/', pathNot: [room, ...(may.length > 0 ? [packages(...may)] : [])] },
}));

/** A technology and the only folders that may import it. */
const TECHNOLOGIES = [
  {
    name: 'Prisma and pg',
    libraries: ['@prisma/.*', 'pg'],
    rooms: '^packages/(database|queue|testing)/|^scripts/|^bench/',
  },
  { name: 'BullMQ and Redis', libraries: ['bullmq', 'ioredis'], rooms: packages('queue') },
  { name: 'S3', libraries: ['@aws-sdk/.*'], rooms: packages('storage', 'testing') },
  { name: 'OpenCV', libraries: ['@techstark/opencv-js'], rooms: '^packages/vision/src/opencv/' },
  {
    name: 'sharp',
    libraries: ['sharp'],
    rooms: '^apps/worker/src/media/|^packages/testing/|^tests/|^bench/|^scripts/',
  },
  {
    name: 'ffmpeg',
    libraries: ['fluent-ffmpeg', '@ffmpeg-installer/.*', '@ffprobe-installer/.*'],
    rooms: '^apps/worker/src/media/|^packages/testing/|^tests/|^bench/|^scripts/',
  },
  { name: 'Three.js', libraries: ['three'], rooms: '^apps/viewer/' },
  { name: 'AR.js', libraries: ['@webarkit/.*', '@ar-js-org/.*'], rooms: '^apps/(viewer|worker)/' },
  { name: 'Sentry', libraries: ['@sentry/.*'], rooms: packages('observability') },
  { name: 'Nest', libraries: ['@nestjs/.*'], rooms: '^apps/(api|worker)/' },
];

const technologyRules = TECHNOLOGIES.map(({ name, libraries, rooms }) => ({
  name: `one home: ${name}`,
  comment: 'One technology, one place that knows it.',
  severity: 'error',
  from: { pathNot: [rooms, TESTS] },
  to: { path: library(...libraries) },
}));

export default {
  forbidden: [
    {
      name: 'no circles',
      comment: 'Type-only imports count too: a circle of types is a circle of knowledge.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no app imports another',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'packages never import apps',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^apps/' },
    },
    {
      name: 'contracts know zod only',
      severity: 'error',
      from: { path: '^packages/contracts/', pathNot: TESTS },
      to: { dependencyTypesNot: ['local', 'npm'], pathNot: library('zod') },
    },
    {
      name: 'the sdk stands alone',
      comment: 'It runs in browsers and in Node, and whoever installs it installs nothing else.',
      severity: 'error',
      from: { path: '^packages/sdk/', pathNot: TESTS },
      to: { dependencyTypesNot: ['local'] },
    },
    {
      name: 'vision is pure',
      comment: 'Neither Node nor the DOM: it runs in workers of both.',
      severity: 'error',
      from: { path: '^packages/vision/', pathNot: [TESTS, '/build\\.mjs$'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'the viewer never meets OpenCV',
      comment: 'Eight megabytes on a phone.',
      severity: 'error',
      from: { path: '^apps/viewer/|^packages/vision/src/track/', pathNot: TESTS },
      to: { reachable: true, path: '^packages/vision/src/opencv/' },
    },
    {
      name: 'the api never decodes media',
      severity: 'error',
      from: { path: '^apps/api/', pathNot: TESTS },
      to: { path: library('sharp', 'fluent-ffmpeg', '@techstark/opencv-js') },
    },
    {
      name: 'acceptance tests stand outside',
      severity: 'error',
      from: { path: '^tests/acceptance/' },
      to: { path: '^(apps|packages)/', pathNot: packages('contracts', 'testing') },
    },
    {
      name: 'tests are never imported',
      severity: 'error',
      from: { pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: 'testing stays out of production',
      severity: 'error',
      from: { path: '^(apps|packages)/', pathNot: [TESTS, '^packages/testing/'] },
      to: { path: '^packages/testing/' },
    },
    {
      name: 'declared dependencies only',
      severity: 'error',
      from: { path: '^(apps|packages)/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'imports that exist',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    ...roomRules,
    ...technologyRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/(dist|\\.next|generated)/|next-env\\.d\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.spec.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
};
