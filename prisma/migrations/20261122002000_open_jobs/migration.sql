-- A job's row changes four times in its life. What has not ended is found by indexes that only its end touches, so that the
-- changes before it rewrite no index at all.
DROP INDEX "jobs_status_created_at_idx";
DROP INDEX "jobs_subject_id_idx";
DROP INDEX "jobs_name_status_priority_idx";
DROP INDEX "jobs_workspace_id_name_status_idx";
CREATE INDEX "jobs_created_at_id_idx" ON "jobs"("created_at", "id");
CREATE INDEX "jobs_open_by_turn" ON "jobs" ("name", "priority") WHERE "finished_at" IS NULL;
CREATE INDEX "jobs_open_of_workspace" ON "jobs" ("workspace_id", "name", "priority") WHERE "finished_at" IS NULL;
CREATE INDEX "jobs_open_of_subject" ON "jobs" ("subject_id") WHERE "finished_at" IS NULL;
CREATE INDEX "jobs_given_up" ON "jobs" ("created_at") WHERE "retryable";
-- Room on each page for the row's next version.
ALTER TABLE "jobs" SET (fillfactor = 60);
