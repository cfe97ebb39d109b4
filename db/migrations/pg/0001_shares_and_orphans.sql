ALTER TABLE "daily_total" ADD COLUMN "within_share" bigint;--> statement-breakpoint
ALTER TABLE "import_job" ADD COLUMN "orphans" bigint DEFAULT 0 NOT NULL;