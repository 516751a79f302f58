-- CreateIndex
CREATE INDEX "jobs_name_finished_at_idx" ON "jobs"("name", "finished_at");
