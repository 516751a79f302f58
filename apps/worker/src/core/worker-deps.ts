import type { Database } from '@argument/database';
import type { ErrorReporter, Logger, LogShipper, Metrics } from '@argument/observability';
import type { EventBus, JobProducer } from '@argument/queue';
import type { ObjectStore } from '@argument/storage';
import type { WorkerEnv } from '../env.js';
import type { VirusScanner } from '../media/clamd/virus-scanner.js';
import type { VideoTool } from '../media/ffmpeg/video-tool.js';
import type { MarkerMaker } from '../media/vision/marker-maker.js';
import type { PictureRooms } from './picture-rooms.js';
import type { RenditionStore } from './rendition-store.js';
import type { Standby } from './standby.js';
import type { UnitOfWork } from './unit-of-work.js';

/** What handlers work with. */
export interface WorkerDeps {
  env: WorkerEnv;
  logger: Logger;
  /** Absent where the log goes nowhere else. */
  shipper?: LogShipper | null;
  metrics: Metrics;
  errorReporter: ErrorReporter;
  database: Database;
  store: ObjectStore;
  renditions: RenditionStore;
  producer: JobProducer;
  bus: EventBus;
  unitOfWork: UnitOfWork;
  videoTool: VideoTool;
  pictureRooms: PictureRooms;
  scanner: VirusScanner;
  standby: Standby;
  markerMaker: MarkerMaker;
}
