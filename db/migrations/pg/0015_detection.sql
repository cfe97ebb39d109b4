CREATE TABLE "fresh_record" (
	"slot" bigint NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"external_id" text NOT NULL,
	"stamp" bigint NOT NULL,
	CONSTRAINT "fresh_record_slot_kind_source_external_id_pk" PRIMARY KEY("slot","kind","source","external_id")
);
--> statement-breakpoint
CREATE TABLE "lease" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"fence" bigint NOT NULL,
	"until" bigint NOT NULL
);
