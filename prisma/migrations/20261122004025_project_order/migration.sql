-- DropIndex
DROP INDEX "projects_workspace_id_created_at_idx";

-- CreateIndex
CREATE INDEX "projects_workspace_id_id_idx" ON "projects"("workspace_id", "id");

-- Lists by name, as they are asked for.
CREATE INDEX "projects_by_name" ON "projects" ("workspace_id", lower("name"), "id");
