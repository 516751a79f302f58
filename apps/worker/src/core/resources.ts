import { createDatabase } from '@argument/database';
import { createLogger, createMetrics, initSentry, LogShipper } from '@argument/observability';
import { createEventBus, createQueue } from '@argument/queue';
import { createObjectStore } from '@argument/storage';
import type { WorkerEnv } from '../env.js';
import { ClamdScanner, NO_SCANNER } from '../media/clamd/virus-scanner.js';
import { findBinaries } from '../media/ffmpeg/binaries.js';
import { VideoTool } from '../media/ffmpeg/video-tool.js';
import { Sandbox } from '../media/sandbox/sandbox.js';
import { MarkerMaker } from '../media/vision/marker-maker.js';
import { PictureRooms } from './picture-rooms.js';
import { RenditionStore } from './rendition-store.js';
import { Standby } from './standby.js';
import { UnitOfWork } from './unit-of-work.js';
import type { WorkerDeps } from './worker-deps.js';

const NOT_ISOLATED =
  'bubblewrap is not installed or may not make namespaces here: programs that read uploads are limited, but not shut off';

/** Connects everything that handlers work with. */
export async function openResources(env: WorkerEnv, standby = new Standby()): Promise<WorkerDeps> {
  const shipper = env.LOG_SHIP_URL ? new LogShipper({ url: env.LOG_SHIP_URL, token: env.LOG_SHIP_TOKEN }) : null;
  const logger = createLogger({ service: 'worker', level: env.LOG_LEVEL, format: env.LOG_FORMAT, copyTo: shipper });
  const connection = { databaseUrl: env.DATABASE_URL, redisUrl: env.REDIS_URL };
  const database = createDatabase({ url: env.DATABASE_URL });
  const store = createObjectStore(env);
  const sandbox = await Sandbox.open();
  if (!sandbox.isolation.bubblewrap) logger.warn({ isolation: sandbox.isolation }, NOT_ISOLATED);
  const producer = await createQueue(connection);
  const bus = await createEventBus(connection, (error) =>
    logger.warn({ err: error }, 'the event bus lost its connection'),
  );
  return {
    env,
    logger,
    shipper,
    metrics: createMetrics({ service: 'worker' }),
    errorReporter: initSentry({ dsn: env.SENTRY_DSN, service: 'worker' }),
    database,
    store,
    renditions: new RenditionStore(store),
    producer,
    bus,
    unitOfWork: new UnitOfWork(database, producer, bus, logger),
    videoTool: new VideoTool(findBinaries(env), sandbox),
    pictureRooms: new PictureRooms(sandbox, standby),
    scanner:
      env.CLAMD_HOST === undefined ? NO_SCANNER : new ClamdScanner({ host: env.CLAMD_HOST, port: env.CLAMD_PORT }),
    standby,
    markerMaker: new MarkerMaker(),
  };
}

/** Closes everything, also when one of them fails to. */
export async function closeResources({
  bus,
  producer,
  database,
  pictureRooms,
  markerMaker,
  errorReporter,
  logger,
  shipper,
}: WorkerDeps): Promise<void> {
  const first = await Promise.allSettled([bus.close(), producer.close(), pictureRooms.close(), markerMaker.close()]);
  const second = await Promise.allSettled([database.close(), errorReporter.close()]);
  for (const result of [...first, ...second]) {
    if (result.status === 'rejected') logger.warn({ err: result.reason }, 'a connection was not closed cleanly');
  }
  await shipper?.close();
}
