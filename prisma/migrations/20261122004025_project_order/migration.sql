-- DropIndex
DROP INDEX "projects_workspace_id_created_at_idx";

-- CreateIndex
CREATE INDEX "projects_workspace_id_id_idx" ON "projects"("workspace_id", "id");

-- Lists by name, as they are asked for.
CREATE INDEX "projects_by_name" ON "projects" ("workspace_id", lower("name"), "id");

-- Views are added up on nearly every page: from these alone.
CREATE INDEX "analytics_project_days_views" ON "analytics_project_days" ("project_id", "day") INCLUDE ("views");
CREATE INDEX "analytics_days_views" ON "analytics_days" ("link_id", "day") INCLUDE ("views");
