CREATE TABLE "erasure" (
	"id" text PRIMARY KEY NOT NULL,
	"customer" text,
	"pseudonym" text NOT NULL,
	"state" text NOT NULL,
	"asked_at" bigint NOT NULL,
	"asked_by" text NOT NULL,
	"looked" bigint NOT NULL,
	"total" bigint NOT NULL,
	"records" bigint NOT NULL,
	"texts" bigint NOT NULL,
	"cases" text NOT NULL,
	"sources" text NOT NULL,
	"files_gone" text NOT NULL,
	"files_left" text NOT NULL,
	"finished_at" bigint
);
--> statement-breakpoint
ALTER TABLE "import_job" ADD COLUMN "records_erased" bigint DEFAULT 0 NOT NULL;