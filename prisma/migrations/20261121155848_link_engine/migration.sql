-- CreateEnum
CREATE TYPE "TrackingEngine" AS ENUM ('argument', 'arjs');

-- AlterTable
ALTER TABLE "links" ADD COLUMN     "engine" "TrackingEngine" NOT NULL DEFAULT 'argument';
