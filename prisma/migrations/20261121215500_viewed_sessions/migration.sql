-- Views are counted per project and per link on nearly every page: from these alone, without reading the sessions.
CREATE INDEX "viewer_sessions_viewed" ON "viewer_sessions" ("project_id", "started_at") WHERE "viewed_at" IS NOT NULL;
CREATE INDEX "viewer_sessions_viewed_of_link" ON "viewer_sessions" ("link_id") WHERE "viewed_at" IS NOT NULL;
