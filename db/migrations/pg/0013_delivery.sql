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
	"trying_since" bigint,
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
CREATE INDEX "delivery_state_due" ON "delivery" USING btree ("state","due_at");--> statement-breakpoint
CREATE INDEX "delivery_lane_due" ON "delivery" USING btree ("lane","due_at");--> statement-breakpoint
CREATE INDEX "delivery_alert" ON "delivery" USING btree ("alert");--> statement-breakpoint
CREATE INDEX "delivery_digest" ON "delivery" USING btree ("digest");