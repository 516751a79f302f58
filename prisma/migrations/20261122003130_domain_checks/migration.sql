-- AlterTable
ALTER TABLE "domains" ADD COLUMN     "checked_at" TIMESTAMPTZ(3),
ADD COLUMN     "missing_since" TIMESTAMPTZ(3);
