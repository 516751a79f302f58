-- CreateTable
CREATE TABLE "analytics_workspace_days" (
    "workspace_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "views" INTEGER NOT NULL,

    CONSTRAINT "analytics_workspace_days_pkey" PRIMARY KEY ("workspace_id","day")
);

-- AddForeignKey
ALTER TABLE "analytics_workspace_days" ADD CONSTRAINT "analytics_workspace_days_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The sums of a workspace are those of its projects, kept by the database itself. In the order of their keys, so that two who
-- write wait for each other and never both.
CREATE FUNCTION add_workspace_views() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO analytics_workspace_days AS w (workspace_id, day, views)
  SELECT p.workspace_id, c.day, sum(c.views) FROM changed c JOIN projects p ON p.id = c.project_id
  GROUP BY p.workspace_id, c.day ORDER BY p.workspace_id, c.day
  ON CONFLICT (workspace_id, day) DO UPDATE SET views = w.views + excluded.views;
  RETURN NULL;
END $$;

CREATE FUNCTION take_workspace_views() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO analytics_workspace_days AS w (workspace_id, day, views)
  SELECT p.workspace_id, c.day, -sum(c.views) FROM before c JOIN projects p ON p.id = c.project_id
  GROUP BY p.workspace_id, c.day ORDER BY p.workspace_id, c.day
  ON CONFLICT (workspace_id, day) DO UPDATE SET views = w.views + excluded.views;
  RETURN NULL;
END $$;

CREATE FUNCTION change_workspace_views() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO analytics_workspace_days AS w (workspace_id, day, views)
  SELECT p.workspace_id, c.day, sum(c.views)
  FROM (SELECT project_id, day, views FROM changed UNION ALL SELECT project_id, day, -views FROM before) c
  JOIN projects p ON p.id = c.project_id
  GROUP BY p.workspace_id, c.day ORDER BY p.workspace_id, c.day
  ON CONFLICT (workspace_id, day) DO UPDATE SET views = w.views + excluded.views;
  RETURN NULL;
END $$;

CREATE TRIGGER project_days_inserted AFTER INSERT ON analytics_project_days
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION add_workspace_views();
CREATE TRIGGER project_days_deleted AFTER DELETE ON analytics_project_days
  REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION take_workspace_views();
CREATE TRIGGER project_days_updated AFTER UPDATE ON analytics_project_days
  REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION change_workspace_views();

INSERT INTO analytics_workspace_days (workspace_id, day, views)
SELECT p.workspace_id, d.day, sum(d.views) FROM analytics_project_days d JOIN projects p ON p.id = d.project_id GROUP BY 1, 2;
