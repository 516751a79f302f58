-- AlterTable
ALTER TABLE "links" ADD COLUMN     "views_announced" INTEGER NOT NULL DEFAULT 0;
