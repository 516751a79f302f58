-- CreateEnum
CREATE TYPE "UploadStatus" AS ENUM ('open', 'done');

-- CreateTable
CREATE TABLE "stored_files" (
    "workspace_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stored_files_pkey" PRIMARY KEY ("workspace_id","key")
);

-- CreateTable
CREATE TABLE "uploads" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "kind" "AssetKind" NOT NULL,
    "name" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "status" "UploadStatus" NOT NULL DEFAULT 'open',
    "direct_key" TEXT,
    "direct_id" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "uploads_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upload_parts" (
    "upload_id" UUID NOT NULL,
    "start" BIGINT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "upload_parts_pkey" PRIMARY KEY ("upload_id","start")
);

-- CreateIndex
CREATE INDEX "stored_files_key_idx" ON "stored_files"("key");

-- CreateIndex
CREATE INDEX "uploads_workspace_id_status_idx" ON "uploads"("workspace_id", "status");

-- CreateIndex
CREATE INDEX "uploads_expires_at_idx" ON "uploads"("expires_at");

-- CreateIndex
CREATE INDEX "images_original_key_idx" ON "images"("original_key");

-- CreateIndex
CREATE INDEX "videos_original_key_idx" ON "videos"("original_key");

-- AddForeignKey
ALTER TABLE "stored_files" ADD CONSTRAINT "stored_files_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload_parts" ADD CONSTRAINT "upload_parts_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "uploads"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is stored already goes into the ledger. A failed asset's original was deleted when it was refused.
INSERT INTO "stored_files" ("workspace_id", "key", "bytes")
SELECT p."workspace_id", f."key", max(f."bytes")
FROM (
  SELECT "project_id", "original_key" AS "key", "bytes" FROM "images" WHERE "status" <> 'failed'
  UNION ALL
  SELECT "project_id", "original_key", "bytes" FROM "videos" WHERE "status" <> 'failed'
  UNION ALL
  SELECT coalesce(i."project_id", v."project_id", m."project_id"), r."key", r."bytes"
  FROM "renditions" r
  LEFT JOIN "images" i ON i."id" = r."image_id"
  LEFT JOIN "videos" v ON v."id" = r."video_id"
  LEFT JOIN "markers" m ON m."id" = r."marker_id"
) f
JOIN "projects" p ON p."id" = f."project_id"
GROUP BY p."workspace_id", f."key";
