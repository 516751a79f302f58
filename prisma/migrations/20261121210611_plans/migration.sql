-- AlterTable
ALTER TABLE "workspaces" DROP COLUMN "plan",
ADD COLUMN     "plan_id" UUID,
ADD COLUMN     "plan_overrides" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "views_over_since" TIMESTAMPTZ(3),
ADD COLUMN     "views_told_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "plans" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "projects" INTEGER NOT NULL,
    "storage_bytes" BIGINT NOT NULL,
    "views_per_month" INTEGER NOT NULL,
    "requests_per_minute" INTEGER NOT NULL,
    "image_bytes" INTEGER NOT NULL,
    "video_bytes" INTEGER NOT NULL,
    "video_duration_ms" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "plans_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "plans_name_key" ON "plans"("name");

-- CreateIndex
CREATE INDEX "workspaces_plan_id_idx" ON "workspaces"("plan_id");

-- AddForeignKey
ALTER TABLE "workspaces" ADD CONSTRAINT "workspaces_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plans"("id") ON DELETE SET NULL ON UPDATE CASCADE;


-- Everybody's plan until an operator makes others.
INSERT INTO "plans" ("id", "name", "is_default", "projects", "storage_bytes", "views_per_month", "requests_per_minute", "image_bytes", "video_bytes", "video_duration_ms", "updated_at")
VALUES ('01940000-0000-7000-8000-000000000001', 'free', true, 5, 524288000, 1000, 100, 10485760, 104857600, 120000, now());

-- Exactly one default: at most one by this index, at least one by the code that moves the mark.
CREATE UNIQUE INDEX "plans_one_default" ON "plans" ("is_default") WHERE "is_default";
