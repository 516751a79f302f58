-- AlterTable
ALTER TABLE "videos" ADD COLUMN     "key_color" TEXT,
ADD COLUMN     "key_tolerance" DOUBLE PRECISION;
