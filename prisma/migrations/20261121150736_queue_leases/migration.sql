-- AlterTable
ALTER TABLE "jobs" ADD COLUMN     "lease" TEXT,
ADD COLUMN     "priority" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "retryable" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "run_at" TIMESTAMPTZ(3),
ADD COLUMN     "subject_id" TEXT;

-- CreateIndex
CREATE INDEX "jobs_subject_id_idx" ON "jobs"("subject_id");

-- CreateIndex
CREATE INDEX "jobs_name_status_priority_idx" ON "jobs"("name", "status", "priority");

-- CreateIndex
CREATE INDEX "jobs_workspace_id_name_status_idx" ON "jobs"("workspace_id", "name", "status");
