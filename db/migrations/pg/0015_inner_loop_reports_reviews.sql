CREATE TABLE "follow_up" (
	"id" bigint PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"external_id" text NOT NULL,
	"customer" text,
	"department" bigint,
	"owner" text,
	"state" text NOT NULL,
	"outcome" text,
	"hold" text,
	"tries" bigint NOT NULL,
	"opened_at" bigint NOT NULL,
	"promised_at" bigint NOT NULL,
	"due_at" bigint,
	"contacted_at" bigint,
	"closed_at" bigint,
	"reopened" bigint NOT NULL,
	"steps" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "follow_up_step" (
	"follow_up" bigint NOT NULL,
	"seq" bigint NOT NULL,
	"at" bigint NOT NULL,
	"kind" text NOT NULL,
	"by" text,
	"note" text,
	"to" text,
	CONSTRAINT "follow_up_step_follow_up_seq_pk" PRIMARY KEY("follow_up","seq")
);
--> statement-breakpoint
CREATE TABLE "report" (
	"id" bigint PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"theme" bigint,
	"department" bigint,
	"frequency" text NOT NULL,
	"language" text NOT NULL,
	"by" text NOT NULL,
	"is_program" bigint NOT NULL,
	"received_at" bigint NOT NULL,
	"due_at" bigint NOT NULL,
	"state" text NOT NULL,
	"loop" bigint,
	"joined_by" text,
	"not_loop" bigint,
	"answer" text,
	"settled_at" bigint,
	"settled_by" text,
	"outcome" text,
	"told_at" bigint
);
--> statement-breakpoint
CREATE TABLE "review_item" (
	"id" bigint PRIMARY KEY NOT NULL,
	"week" bigint NOT NULL,
	"kind" text NOT NULL,
	"about" bigint NOT NULL,
	"which" text NOT NULL,
	"department" bigint,
	"decision" text NOT NULL,
	"owner" text NOT NULL,
	"due_on" bigint NOT NULL,
	"by" text NOT NULL,
	"at" bigint NOT NULL,
	"moves" bigint NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"judged_by" text,
	"judged_at" bigint
);
--> statement-breakpoint
DROP INDEX "loop_due_idx";--> statement-breakpoint
CREATE UNIQUE INDEX "follow_up_answer_idx" ON "follow_up" USING btree ("source","external_id");--> statement-breakpoint
CREATE INDEX "follow_up_due_idx" ON "follow_up" USING btree ("state","due_at");--> statement-breakpoint
CREATE INDEX "follow_up_customer_idx" ON "follow_up" USING btree ("customer");--> statement-breakpoint
CREATE INDEX "follow_up_opened_idx" ON "follow_up" USING btree ("opened_at");--> statement-breakpoint
CREATE INDEX "follow_up_step_to_idx" ON "follow_up_step" USING btree ("to");--> statement-breakpoint
CREATE INDEX "report_by_idx" ON "report" USING btree ("by","id");--> statement-breakpoint
CREATE INDEX "report_state_idx" ON "report" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "report_loop_idx" ON "report" USING btree ("loop");--> statement-breakpoint
CREATE UNIQUE INDEX "review_item_subject_idx" ON "review_item" USING btree ("week","kind","about","which","moves");--> statement-breakpoint
CREATE INDEX "review_item_state_idx" ON "review_item" USING btree ("state","week");--> statement-breakpoint
CREATE INDEX "loop_due_idx" ON "loop" USING btree ("state","due_at");