-- AlterTable
ALTER TABLE "audit_entries" ADD COLUMN     "erasure" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "projects" ADD COLUMN     "sums_version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "workspaces" ADD COLUMN     "audit_days" INTEGER,
ADD COLUMN     "delivery_days" INTEGER DEFAULT 90,
ADD COLUMN     "session_days" INTEGER DEFAULT 730,
ADD COLUMN     "sessions_erased_before" DATE;

-- Days whose sessions were erased are never stale: counting them anew would find nothing.
CREATE OR REPLACE FUNCTION mark_stale_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO analytics_stale_days (project_id, link_id, day, minute)
  SELECT c.project_id, c.link_id, c.day, date_trunc('minute', now())
  FROM (SELECT DISTINCT project_id, link_id, (started_at AT TIME ZONE 'UTC')::date AS day FROM changed) c
  WHERE NOT EXISTS (
    SELECT 1 FROM projects p JOIN workspaces w ON w.id = p.workspace_id
    WHERE p.id = c.project_id AND c.day < w.sessions_erased_before)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION mark_moved_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO analytics_stale_days (project_id, link_id, day, minute)
  SELECT c.project_id, c.link_id, c.day, date_trunc('minute', now())
  FROM (
    SELECT DISTINCT project_id, link_id, (started_at AT TIME ZONE 'UTC')::date AS day
    FROM (SELECT * FROM before UNION ALL SELECT * FROM changed) moved
  ) c
  WHERE NOT EXISTS (
    SELECT 1 FROM projects p JOIN workspaces w ON w.id = p.workspace_id
    WHERE p.id = c.project_id AND c.day < w.sessions_erased_before)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

-- The one change that an audit entry may see: all that it says goes, its place in the chain stays.
DROP RULE audit_entries_no_update ON "audit_entries";
CREATE RULE audit_entries_no_update AS ON UPDATE TO "audit_entries"
  WHERE NOT (
    old.erasure = '' AND new.erasure <> '' AND new.id = old.id AND new.hash = old.hash AND new.created_at = old.created_at
    AND new.workspace_id IS NULL AND new.actor_id IS NULL AND new.action = 'entry.erased' AND new.subject_type = ''
    AND new.subject_id = '' AND new.details = '{}' AND new.device = '')
  DO INSTEAD NOTHING;
