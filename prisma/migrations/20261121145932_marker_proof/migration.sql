-- AlterTable
ALTER TABLE "markers" ADD COLUMN     "proof" JSONB;
