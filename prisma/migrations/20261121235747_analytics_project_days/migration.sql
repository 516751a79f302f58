-- AlterTable
ALTER TABLE "analytics_days" ADD COLUMN     "browsers" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "countries" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "devices" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "analytics_project_days" (
    "project_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "sessions" INTEGER NOT NULL,
    "views" INTEGER NOT NULL,
    "unique_viewers" INTEGER NOT NULL,
    "watch_time_ms" BIGINT NOT NULL,
    "camera_granted" INTEGER NOT NULL,
    "video_started" INTEGER NOT NULL,
    "reached25" INTEGER NOT NULL,
    "reached50" INTEGER NOT NULL,
    "reached75" INTEGER NOT NULL,
    "completed" INTEGER NOT NULL,
    "countries" JSONB NOT NULL DEFAULT '{}',
    "devices" JSONB NOT NULL DEFAULT '{}',
    "browsers" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "analytics_project_days_pkey" PRIMARY KEY ("project_id","day")
);

-- CreateTable
CREATE TABLE "analytics_stale_days" (
    "project_id" UUID NOT NULL,
    "link_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "minute" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "analytics_stale_days_pkey" PRIMARY KEY ("project_id","link_id","day","minute")
);

-- Whoever changes sessions marks their days: sums that are behind are told by the database, so that nobody can forget it.
CREATE FUNCTION mark_stale_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO analytics_stale_days (project_id, link_id, day, minute)
  SELECT DISTINCT project_id, link_id, (started_at AT TIME ZONE 'UTC')::date, date_trunc('minute', now()) FROM changed
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

-- A session whose first event comes late moves to an earlier day: both are marked.
CREATE FUNCTION mark_moved_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO analytics_stale_days (project_id, link_id, day, minute)
  SELECT DISTINCT project_id, link_id, (started_at AT TIME ZONE 'UTC')::date, date_trunc('minute', now())
  FROM (SELECT * FROM before UNION ALL SELECT * FROM changed) moved
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE TRIGGER viewer_sessions_inserted AFTER INSERT ON viewer_sessions
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_stale_days();
CREATE TRIGGER viewer_sessions_updated AFTER UPDATE ON viewer_sessions
  REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_moved_days();
CREATE TRIGGER viewer_sessions_deleted AFTER DELETE ON viewer_sessions
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_stale_days();

-- Everything so far is counted by the first roll-up.
INSERT INTO analytics_stale_days (project_id, link_id, day, minute)
SELECT DISTINCT project_id, link_id, (started_at AT TIME ZONE 'UTC')::date, to_timestamp(0) FROM viewer_sessions;
