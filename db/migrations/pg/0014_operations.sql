CREATE TABLE "job_run" (
	"name" text PRIMARY KEY NOT NULL,
	"began_at" bigint NOT NULL,
	"ended_at" bigint,
	"problem" text,
	"done_at" bigint,
	"details" text
);
