import type { AnalyticsQuery, ExportQuery, ProjectAnalytics } from '@argument/contracts';
import { Injectable } from '@nestjs/common';
import type { Principal } from '../../core/auth/principal.js';
import { errors } from '../../core/errors/errors.js';
import { ProjectsService } from '../projects/projects.service.js';
import { fillSeries, periodOf } from './period.js';
import { ReportsRepository } from './reports.repository.js';
import { toCsv, toJson } from './session-export.js';
import { SumsService } from './sums.service.js';
import { totalsOf } from './totals.js';

@Injectable()
export class ReportsService {
  constructor(
    private readonly repository: ReportsRepository,
    private readonly sums: SumsService,
    private readonly projects: ProjectsService,
  ) {}

  async read(me: Principal, projectId: string, query: AnalyticsQuery): Promise<ProjectAnalytics> {
    await this.projects.assertExists(me, projectId);
    const period = periodOf(query);
    const subject = { projectId, linkId: query.linkId };
    const [{ days, buckets, linkSums }, hours, links] = await Promise.all([
      this.sums.read(subject, period),
      query.interval === 'hour' ? this.repository.hours(subject, period) : null,
      this.repository.links(projectId),
    ]);
    if (query.linkId !== undefined && !links.some(({ linkId }) => linkId === query.linkId))
      throw errors.notFound('link');
    const { views, sessions, uniqueViewers, watchTimeMs, ...totals } = totalsOf(days);
    const ofLink = new Map(linkSums.map(({ linkId, ...sums }) => [linkId, sums]));
    return {
      from: period.from,
      to: period.to,
      views,
      uniqueViewers,
      sessions,
      avgWatchTimeMs: views === 0 ? 0 : watchTimeMs / views,
      ...totals,
      series: fillSeries(period, query.interval, hours ?? buckets),
      links: links
        .map((link) => ({ ...link, ...(ofLink.get(link.linkId) ?? { views: 0, sessions: 0 }) }))
        .sort((a, b) => b.views - a.views),
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
