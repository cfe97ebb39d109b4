ALTER TABLE "import_job" ADD COLUMN "zone" text;--> statement-breakpoint
ALTER TABLE "import_job" ADD COLUMN "header" text;