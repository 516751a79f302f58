-- AlterTable
ALTER TABLE "links" ADD COLUMN     "published_reduced" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "slug_skeleton" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "links_slug_skeleton_idx" ON "links"("slug_skeleton");

-- CreateIndex
CREATE INDEX "links_starts_at_idx" ON "links"("starts_at");

-- CreateIndex
CREATE INDEX "links_expires_at_idx" ON "links"("expires_at");

-- CreateIndex
CREATE INDEX "links_max_views_idx" ON "links"("max_views");

-- CreateIndex
CREATE INDEX "projects_deleted_at_idx" ON "projects"("deleted_at");

-- As slugSkeleton in the contracts does.
UPDATE "links" SET "slug_skeleton" =
  replace(replace(replace(translate(replace("slug", '-', ''), '1i058', 'llosb'), 'rn', 'm'), 'vv', 'w'), 'cl', 'd');
