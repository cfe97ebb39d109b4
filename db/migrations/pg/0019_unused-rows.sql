ALTER TABLE "import_job" ADD COLUMN "rows_unused" bigint;--> statement-breakpoint
ALTER TABLE "import_job" ADD COLUMN "unused_lines" text;