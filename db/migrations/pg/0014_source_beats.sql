CREATE TABLE "source_beat" (
	"source" text PRIMARY KEY NOT NULL,
	"last_at" bigint NOT NULL,
	"excused" bigint NOT NULL,
	"import_id" text,
	"gaps" text NOT NULL
);
