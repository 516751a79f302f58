import type { AnalyticsQuery, ExportQuery, ProjectAnalytics } from '@argument/contracts';
import { Injectable } from '@nestjs/common';
import type { Principal } from '../../core/auth/principal.js';
import { errors } from '../../core/errors/errors.js';
import { ProjectsService } from '../projects/projects.service.js';
import { fillSeries, periodOf } from './period.js';
import { ReportsRepository, type Totals } from './reports.repository.js';
import { toCsv, toJson } from './session-export.js';

@Injectable()
export class ReportsService {
  constructor(
    private readonly repository: ReportsRepository,
    private readonly projects: ProjectsService,
  ) {}

  async read(me: Principal, projectId: string, query: AnalyticsQuery): Promise<ProjectAnalytics> {
    await this.projects.assertExists(me, projectId);
    const period = periodOf(query);
    const subject = { projectId, linkId: query.linkId };
    const [totals, series, countries, devices, browsers, links] = await Promise.all([
      this.repository.totals(subject, period),
      this.repository.series(subject, period, query.interval),
      this.repository.breakdown(subject, period, 'country'),
      this.repository.breakdown(subject, period, 'device'),
      this.repository.breakdown(subject, period, 'browser'),
      this.repository.links(projectId, period),
    ]);
    if (query.linkId !== undefined && !links.some(({ linkId }) => linkId === query.linkId))
      throw errors.notFound('link');
    return {
      from: period.from,
      to: period.to,
      views: totals.views,
      uniqueViewers: totals.uniqueViewers,
      sessions: totals.sessions,
      avgWatchTimeMs: totals.views === 0 ? 0 : totals.watchTimeMs / totals.views,
      funnel: funnelOf(totals),
      series: fillSeries(period, query.interval, series),
      countries,
      devices,
      browsers,
      links,
    };
  }

  /** Chunks of the file; the project is checked before the first one. */
  async export(
    me: Principal,
    projectId: string,
    query: ExportQuery,
  ): Promise<{ contentType: string; name: string; chunks: AsyncGenerator<string> }> {
    await this.projects.assertExists(me, projectId);
    const period = periodOf(query);
    const rows = this.repository.sessions(projectId, period);
    const name = `sessions-${period.from}-${period.to}.${query.format}`;
    return query.format === 'csv'
      ? { contentType: 'text/csv; charset=utf-8', name, chunks: toCsv(rows) }
      : { contentType: 'application/json; charset=utf-8', name, chunks: toJson(rows) };
  }
}

const funnelOf = (totals: Totals): ProjectAnalytics['funnel'] => [
  { step: 'opened', sessions: totals.sessions },
  { step: 'camera_granted', sessions: totals.cameraGranted },
  { step: 'marker_detected', sessions: totals.views },
  { step: 'video_started', sessions: totals.videoStarted },
  { step: 'watched_25', sessions: totals.reached25 },
  { step: 'watched_50', sessions: totals.reached50 },
  { step: 'watched_75', sessions: totals.reached75 },
  { step: 'completed', sessions: totals.completed },
];
