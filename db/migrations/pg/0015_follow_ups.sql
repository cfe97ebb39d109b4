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
CREATE UNIQUE INDEX "follow_up_answer_idx" ON "follow_up" USING btree ("source","external_id");--> statement-breakpoint
CREATE INDEX "follow_up_due_idx" ON "follow_up" USING btree ("state","due_at");--> statement-breakpoint
CREATE INDEX "follow_up_customer_idx" ON "follow_up" USING btree ("customer");--> statement-breakpoint
CREATE INDEX "follow_up_opened_idx" ON "follow_up" USING btree ("opened_at");