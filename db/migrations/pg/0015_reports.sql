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
CREATE INDEX "report_by_idx" ON "report" USING btree ("by","id");--> statement-breakpoint
CREATE INDEX "report_state_idx" ON "report" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "report_loop_idx" ON "report" USING btree ("loop");