-- Which plan holds for a workspace, and what it was given of its own: said here and nowhere else.
CREATE VIEW workspace_limits AS
SELECT
  w.id AS workspace_id,
  p.name AS plan,
  coalesce((w.plan_overrides ->> 'projects')::int, p.projects) AS projects,
  coalesce((w.plan_overrides ->> 'storageBytes')::bigint, p.storage_bytes) AS storage_bytes,
  coalesce((w.plan_overrides ->> 'viewsPerMonth')::int, p.views_per_month) AS views_per_month,
  coalesce((w.plan_overrides ->> 'requestsPerMinute')::int, p.requests_per_minute) AS requests_per_minute,
  coalesce((w.plan_overrides ->> 'imageBytes')::int, p.image_bytes) AS image_bytes,
  coalesce((w.plan_overrides ->> 'videoBytes')::int, p.video_bytes) AS video_bytes,
  coalesce((w.plan_overrides ->> 'videoDurationMs')::int, p.video_duration_ms) AS video_duration_ms
FROM workspaces w
JOIN plans p ON p.id = coalesce(w.plan_id, (SELECT id FROM plans WHERE is_default));
