import { startWorkerContext, type WorkerContext } from './worker-context.js';
import { WorkerProcess } from './worker-process.js';

/** A studio of its own, and workers that are started, stopped and killed; see `buildWorker`. */
export class Scene {
  private readonly workers: WorkerProcess[] = [];

  private constructor(readonly ctx: WorkerContext) {}

  /** Whatever happens, nothing of it goes on afterwards. */
  static async play(act: (scene: Scene) => Promise<void>): Promise<void> {
    const scene = new Scene(await startWorkerContext({ isIdle: true }));
    try {
      await act(scene);
    } finally {
      await scene.killAll();
      await scene.ctx.close();
    }
  }

  newWorker(more: NodeJS.ProcessEnv = {}): WorkerProcess {
    const worker = new WorkerProcess(this.ctx.env, more);
    this.workers.push(worker);
    worker.start();
    return worker;
  }

  async killAll(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.kill()));
  }

  video(id: string) {
    return this.ctx.client.video.findUniqueOrThrow({ where: { id }, include: { renditions: true } });
  }

  isBegun = (id: string) => async () => (await this.video(id)).status === 'processing';
  isReady = (id: string) => async () => (await this.video(id)).status === 'ready';

  /** One set of files, no more and no less, and told once. */
  async expectWhole(id: string): Promise<void> {
    const { renditions } = await this.video(id);
    expect(renditions.map(({ name }) => name).sort()).toEqual(['360p', '480p', 'poster']);
    expect((await this.ctx.storedKeys('renditions/')).sort()).toEqual(renditions.map(({ key }) => key).sort());
    expect(await this.ctx.eventNames()).toEqual(['video.ready']);
    const job = await this.ctx.client.job.findUniqueOrThrow({ where: { id: `transcode-video:${id}:1` } });
    expect(job).toMatchObject({ status: 'succeeded' });
  }
}
