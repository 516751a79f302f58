import { availableParallelism } from 'node:os';
import type { ProjectProgress } from '@argument/contracts';
import type { Logger } from '@argument/observability';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Within } from '../../core/auth/within.js';
import { LOGGER } from '../../core/tokens.js';
import { EventsService } from '../events/events.service.js';
import { ProjectsService } from '../projects/projects.service.js';
import { estimate } from './estimate.js';
import { ProgressRepository } from './progress.repository.js';

/** Of this machine; where the workers have others of their own, they are taken to be alike. */
const PROCESSORS = availableParallelism();
/** How often those who listen are told, ms. */
const EVERY_MS = 1_500;

/** Reckons progress from the jobs' rows, so that every process tells the same. */
@Injectable()
export class ProgressService implements OnModuleInit, BeforeApplicationShutdown {
  /** What was last told, by project; only of projects with work. */
  private told = new Map<string, { workspaceId: string; text: string }>();
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> | null = null;

  constructor(
    private readonly repository: ProgressRepository,
    private readonly projects: ProjectsService,
    private readonly events: EventsService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => {
      this.looking ??= this.look().finally(() => {
        this.looking = null;
      });
    }, EVERY_MS);
    this.timer.unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.looking;
  }

  async get(me: Within, projectId: string): Promise<ProjectProgress> {
    await this.projects.assertExists(me, projectId);
    const work = (await this.repository.work([me.workspaceId])).find((found) => found.projectId === projectId);
    return estimate(projectId, work?.open ?? [], work?.done ?? [], work?.paces ?? [], PROCESSORS);
  }

  /** Nobody who listens, no question. */
  private async look(): Promise<void> {
    const workspaceIds = this.events.listeningWorkspaces();
    if (workspaceIds.length === 0) return this.told.clear();
    try {
      const now = new Map<string, { workspaceId: string; text: string }>();
      for (const { projectId, workspaceId, open, done, paces } of await this.repository.work(workspaceIds)) {
        now.set(projectId, {
          workspaceId,
          text: await this.tell(workspaceId, estimate(projectId, open, done, paces, PROCESSORS)),
        });
      }
      for (const [projectId, { workspaceId }] of this.told) {
        if (!now.has(projectId)) await this.tell(workspaceId, estimate(projectId, [], [], [], PROCESSORS));
      }
      this.told = now;
    } catch (error) {
      this.logger.warn({ err: error }, 'progress could not be read; it is told later');
    }
  }

  private async tell(workspaceId: string, progress: ProjectProgress): Promise<string> {
    const text = JSON.stringify(progress);
    if (this.told.get(progress.projectId)?.text !== text) {
      await this.events.hint(workspaceId, progress.projectId, 'project.progress', text);
    }
    return text;
  }
}
