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
CREATE UNIQUE INDEX "review_item_subject_idx" ON "review_item" USING btree ("week","kind","about","which","moves");--> statement-breakpoint
CREATE INDEX "review_item_state_idx" ON "review_item" USING btree ("state","week");