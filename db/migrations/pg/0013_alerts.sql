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
CREATE TABLE "delivery" (
	"id" text PRIMARY KEY NOT NULL,
	"alert" bigint,
	"kind" text NOT NULL,
	"lane" text NOT NULL,
	"person" text,
	"receiver" bigint,
	"channel" text NOT NULL,
	"is_grave" bigint NOT NULL,
	"flaps_as" text,
	"content" text NOT NULL,
	"state" text NOT NULL,
	"why" text,
	"digest" text,
	"made_at" bigint NOT NULL,
	"due_at" bigint NOT NULL,
	"tries" bigint NOT NULL,
	"last_outcome" text,
	"sent_at" bigint
);
--> statement-breakpoint
CREATE TABLE "delivery_try" (
	"delivery" text NOT NULL,
	"number" bigint NOT NULL,
	"began_at" bigint NOT NULL,
	"ended_at" bigint,
	"outcome" text,
	"status" bigint,
	CONSTRAINT "delivery_try_delivery_number_pk" PRIMARY KEY("delivery","number")
);
--> statement-breakpoint
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
--> statement-breakpoint
CREATE TABLE "live_event" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"key" text NOT NULL,
	"department" bigint
);
--> statement-breakpoint
CREATE TABLE "notice_setting" (
	"person" text PRIMARY KEY NOT NULL,
	"has_mail" bigint NOT NULL,
	"has_weekly" bigint NOT NULL,
	"language" text NOT NULL,
	"away_from_day" bigint,
	"away_to_day" bigint,
	"deputy" text,
	"changed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "receiver" (
	"id" bigint PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"address" text NOT NULL,
	"language" text NOT NULL,
	"secrets" text NOT NULL,
	"rotated_until" bigint,
	"least_severity" text NOT NULL,
	"departments" text,
	"is_on" bigint NOT NULL,
	"disabled_at" bigint,
	"disabled_why" text,
	"made_at" bigint NOT NULL,
	"made_by" text NOT NULL,
	"changed_at" bigint NOT NULL,
	"changed_by" text NOT NULL,
	"removed_at" bigint
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
CREATE TABLE "source_beat" (
	"source" text PRIMARY KEY NOT NULL,
	"last_at" bigint NOT NULL,
	"excused" bigint NOT NULL,
	"import_id" text,
	"gaps" text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "alert_open_idx" ON "alert" USING btree ("open_key");--> statement-breakpoint
CREATE INDEX "alert_group_idx" ON "alert" USING btree ("group_key");--> statement-breakpoint
CREATE INDEX "alert_next_idx" ON "alert" USING btree ("state","next_at");--> statement-breakpoint
CREATE INDEX "delivery_state_due" ON "delivery" USING btree ("state","due_at");--> statement-breakpoint
CREATE INDEX "delivery_lane_due" ON "delivery" USING btree ("lane","due_at");--> statement-breakpoint
CREATE INDEX "delivery_alert" ON "delivery" USING btree ("alert");--> statement-breakpoint
CREATE INDEX "delivery_digest" ON "delivery" USING btree ("digest");