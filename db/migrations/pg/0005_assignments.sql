CREATE TABLE "assignment" (
	"slot" bigint NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"external_id" text NOT NULL,
	"dimension" bigint NOT NULL,
	"change_id" bigint NOT NULL,
	"rule_id" bigint,
	"told" bigint NOT NULL,
	"code" bigint NOT NULL,
	CONSTRAINT "assignment_slot_kind_source_external_id_dimension_change_id_pk" PRIMARY KEY("slot","kind","source","external_id","dimension","change_id")
);
--> statement-breakpoint
CREATE TABLE "assignment_change" (
	"id" bigint PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"actor" text NOT NULL,
	"way" text NOT NULL,
	"what" text NOT NULL,
	"rule_id" bigint,
	"state" text NOT NULL,
	"position" text,
	"records" bigint NOT NULL,
	"undone_at" bigint,
	"undone_by" text
);
--> statement-breakpoint
CREATE TABLE "assignment_rule" (
	"id" bigint PRIMARY KEY NOT NULL,
	"place" bigint NOT NULL,
	"is_on" bigint NOT NULL,
	"rule" text NOT NULL,
	"change_id" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "case_record" ADD COLUMN "assigned" bigint;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "assigned" bigint;--> statement-breakpoint
ALTER TABLE "response" ADD COLUMN "assigned" bigint;--> statement-breakpoint
CREATE INDEX "assignment_change_idx" ON "assignment" USING btree ("slot","change_id");