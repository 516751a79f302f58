-- AlterTable
ALTER TABLE "links" ADD COLUMN     "domain_id" UUID;

-- CreateTable
CREATE TABLE "domains" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "host" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "verified_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "domains_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "domains_host_idx" ON "domains"("host");

-- CreateIndex
CREATE UNIQUE INDEX "domains_workspace_id_host_key" ON "domains"("workspace_id", "host");

-- CreateIndex
CREATE INDEX "links_domain_id_idx" ON "links"("domain_id");

-- AddForeignKey
ALTER TABLE "domains" ADD CONSTRAINT "domains_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "links" ADD CONSTRAINT "links_domain_id_fkey" FOREIGN KEY ("domain_id") REFERENCES "domains"("id") ON DELETE SET NULL ON UPDATE CASCADE;


-- A name that was verified belongs to one workspace.
CREATE UNIQUE INDEX "domains_verified_host" ON "domains" ("host") WHERE "verified_at" IS NOT NULL;
