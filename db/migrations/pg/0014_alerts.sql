CREATE TABLE "alert" (
	"id" bigint PRIMARY KEY NOT NULL,
	"rule" bigint NOT NULL,
	"kind" text NOT NULL,
	"cause" text NOT NULL,
	"group_key" text NOT NULL,
	"open_key" text,
	"department" bigint,
	"theme" bigint,
	"source" text,
	"state" text NOT NULL,
	"severity" text NOT NULL,
	"opened_at" bigint NOT NULL,
	"last_at" bigint NOT NULL,
	"from_day" bigint,
	"to_day" bigint,
	"facts" text NOT NULL,
	"rung" bigint,
	"next_at" bigint,
	"promised_by" text,
	"promised_at" bigint,
	"promised_until" bigint,
	"snoozed_until" bigint,
	"ended_at" bigint,
	"resolved_at" bigint,
	"resolved_by" text,
	"resolved_why" text,
	"reopened" bigint NOT NULL,
	"still_at" bigint,
	"steps" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alert_record" (
	"alert" bigint NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"external_id" text NOT NULL,
	CONSTRAINT "alert_record_alert_kind_source_external_id_pk" PRIMARY KEY("alert","kind","source","external_id")
);
--> statement-breakpoint
CREATE TABLE "alert_rule" (
	"id" bigint PRIMARY KEY NOT NULL,
	"name_en" text,
	"name_ar" text,
	"kind" text NOT NULL,
	"metric" text,
	"dimension" bigint,
	"code" bigint,
	"each_of" bigint,
	"condition" text NOT NULL,
	"grain" text NOT NULL,
	"minimum_n" bigint NOT NULL,
	"duration" bigint NOT NULL,
	"severity" text NOT NULL,
	"ends_itself" bigint NOT NULL,
	"is_on" bigint NOT NULL,
	"made_at" bigint NOT NULL,
	"made_by" text NOT NULL,
	"changed_at" bigint,
	"changed_by" text,
	"removed_at" bigint,
	"removed_by" text
);
--> statement-breakpoint
CREATE TABLE "alert_step" (
	"alert" bigint NOT NULL,
	"seq" bigint NOT NULL,
	"at" bigint NOT NULL,
	"kind" text NOT NULL,
	"by" text,
	"details" text NOT NULL,
	CONSTRAINT "alert_step_alert_seq_pk" PRIMARY KEY("alert","seq")
);
--> statement-breakpoint
CREATE TABLE "alert_vote" (
	"alert" bigint NOT NULL,
	"person_id" text NOT NULL,
	"is_useful" bigint NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "alert_vote_alert_person_id_pk" PRIMARY KEY("alert","person_id")
);
--> statement-breakpoint
CREATE TABLE "silence" (
	"id" bigint PRIMARY KEY NOT NULL,
	"department" bigint,
	"theme" bigint,
	"rule" bigint,
	"from_at" bigint NOT NULL,
	"to_at" bigint NOT NULL,
	"reason" text NOT NULL,
	"made_at" bigint NOT NULL,
	"made_by" text NOT NULL,
	"ended_by" text
);
--> statement-breakpoint
CREATE UNIQUE INDEX "alert_open_idx" ON "alert" USING btree ("open_key");--> statement-breakpoint
CREATE INDEX "alert_group_idx" ON "alert" USING btree ("group_key");--> statement-breakpoint
CREATE INDEX "alert_next_idx" ON "alert" USING btree ("state","next_at");