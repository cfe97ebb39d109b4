CREATE TABLE "retention" (
	"source" text PRIMARY KEY NOT NULL,
	"days" bigint,
	"changed_at" bigint NOT NULL,
	"changed_by" text NOT NULL,
	"dropped_before" bigint,
	"state" text NOT NULL,
	"run_dropped" bigint NOT NULL,
	"dropped" bigint NOT NULL,
	"open_cases" bigint NOT NULL,
	"spans" text NOT NULL,
	"began_at" bigint,
	"finished_at" bigint
);
--> statement-breakpoint
CREATE TABLE "sealed_cell" (
	"slot" bigint NOT NULL,
	"bucket" bigint NOT NULL,
	"scope" bigint NOT NULL,
	"dimension" bigint NOT NULL,
	"counters" "bytea" NOT NULL,
	"seconds" "bytea",
	"checksum" text NOT NULL,
	CONSTRAINT "sealed_cell_slot_bucket_scope_dimension_pk" PRIMARY KEY("slot","bucket","scope","dimension")
);
--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "sealed_recontact_at" bigint;--> statement-breakpoint
ALTER TABLE "import_job" ADD COLUMN "records_dropped" bigint DEFAULT 0 NOT NULL;