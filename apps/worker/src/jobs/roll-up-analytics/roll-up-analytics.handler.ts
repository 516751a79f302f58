import type { WorkerDeps } from '../../core/worker-deps.js';
import type { JobDefinition } from '../job-definition.js';

/** Folds sessions into days. What it writes can be rebuilt from the sessions at any time. */
export const rollUpAnalytics: JobDefinition<'roll-up-analytics'> = { concurrency: 1, handle };

/** Days (UTC, by the session's start) of sessions that were active in the last two days are counted anew, whole. */
async function handle({ database }: WorkerDeps): Promise<void> {
  await database.client.$executeRaw`
    WITH touched AS (
      SELECT DISTINCT link_id, (started_at AT TIME ZONE 'UTC')::date AS day
      FROM viewer_sessions WHERE last_seen_at > now() - interval '2 days'
    )
    INSERT INTO analytics_days (
      project_id, link_id, day, sessions, views, unique_viewers, watch_time_ms, camera_granted, video_started,
      reached25, reached50, reached75, completed
    )
    SELECT
      s.project_id, t.link_id, t.day,
      count(*),
      count(s.viewed_at),
      count(DISTINCT s.visitor_hash) FILTER (WHERE s.viewed_at IS NOT NULL),
      coalesce(sum(s.watch_time_ms) FILTER (WHERE s.viewed_at IS NOT NULL), 0),
      count(*) FILTER (WHERE s.camera_granted),
      count(*) FILTER (WHERE s.video_started),
      count(*) FILTER (WHERE s.max_percent >= 25),
      count(*) FILTER (WHERE s.max_percent >= 50),
      count(*) FILTER (WHERE s.max_percent >= 75),
      count(*) FILTER (WHERE s.completed)
    FROM touched t
    JOIN viewer_sessions s ON s.link_id = t.link_id
      AND s.started_at >= (t.day::timestamp AT TIME ZONE 'UTC')
      AND s.started_at < ((t.day + 1)::timestamp AT TIME ZONE 'UTC')
    GROUP BY s.project_id, t.link_id, t.day
    ON CONFLICT (link_id, day) DO UPDATE SET
      project_id = excluded.project_id, sessions = excluded.sessions, views = excluded.views,
      unique_viewers = excluded.unique_viewers, watch_time_ms = excluded.watch_time_ms,
      camera_granted = excluded.camera_granted, video_started = excluded.video_started,
      reached25 = excluded.reached25, reached50 = excluded.reached50, reached75 = excluded.reached75,
      completed = excluded.completed`;
}
