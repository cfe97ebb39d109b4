CREATE TABLE "job_run" (
	"name" text PRIMARY KEY NOT NULL,
	"began_at" bigint NOT NULL,
	"ended_at" bigint,
	"problem" text,
	"done_at" bigint,
	"details" text
);
--> statement-breakpoint
CREATE TABLE "loop" (
	"id" bigint PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"severity" text NOT NULL,
	"state" text NOT NULL,
	"parked_from" text,
	"theme" bigint,
	"department" bigint,
	"metric" text NOT NULL,
	"filters" text NOT NULL,
	"from_day" bigint NOT NULL,
	"opening_from" bigint NOT NULL,
	"opening_to" bigint NOT NULL,
	"origin" text NOT NULL,
	"origin_id" text,
	"stake" text,
	"sponsor" text,
	"root_cause" text,
	"decision" text,
	"decided_by" text,
	"plan" text NOT NULL,
	"reading" text NOT NULL,
	"changed_on" bigint,
	"message" text,
	"affected" bigint,
	"reached" bigint,
	"unreachable" bigint,
	"verified" text,
	"opened_at" bigint NOT NULL,
	"opened_by" text,
	"state_at" bigint NOT NULL,
	"due_at" bigint,
	"closed_at" bigint,
	"reopened" bigint NOT NULL,
	"steps" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "loop_action" (
	"loop" bigint NOT NULL,
	"seq" bigint NOT NULL,
	"phase" text NOT NULL,
	"title" text NOT NULL,
	"owner" text,
	"due_on" bigint,
	"state" text NOT NULL,
	"done_at" bigint,
	CONSTRAINT "loop_action_loop_seq_pk" PRIMARY KEY("loop","seq")
);
--> statement-breakpoint
CREATE TABLE "loop_department" (
	"loop" bigint NOT NULL,
	"department" bigint NOT NULL,
	"state" text NOT NULL,
	"asked_at" bigint NOT NULL,
	"asked_by" text,
	"acknowledge_by" bigint NOT NULL,
	"acknowledged_at" bigint,
	"acknowledged_by" text,
	"answer" text,
	"answered_at" bigint,
	"answered_by" text,
	"handed_to" bigint,
	CONSTRAINT "loop_department_loop_department_pk" PRIMARY KEY("loop","department")
);
--> statement-breakpoint
CREATE TABLE "loop_obstacle" (
	"loop" bigint NOT NULL,
	"seq" bigint NOT NULL,
	"text" text NOT NULL,
	"department" bigint,
	"executive" text NOT NULL,
	"decide_by" bigint NOT NULL,
	"decision" text,
	"decided_at" bigint,
	CONSTRAINT "loop_obstacle_loop_seq_pk" PRIMARY KEY("loop","seq")
);
--> statement-breakpoint
CREATE TABLE "loop_record" (
	"loop" bigint NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"external_id" text NOT NULL,
	CONSTRAINT "loop_record_loop_kind_source_external_id_pk" PRIMARY KEY("loop","kind","source","external_id")
);
--> statement-breakpoint
CREATE TABLE "loop_step" (
	"loop" bigint NOT NULL,
	"seq" bigint NOT NULL,
	"at" bigint NOT NULL,
	"kind" text NOT NULL,
	"by" text,
	"details" text NOT NULL,
	CONSTRAINT "loop_step_loop_seq_pk" PRIMARY KEY("loop","seq")
);
--> statement-breakpoint
CREATE INDEX "loop_state_idx" ON "loop" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "loop_due_idx" ON "loop" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "loop_action_owner_idx" ON "loop_action" USING btree ("owner","state");--> statement-breakpoint
CREATE INDEX "loop_department_idx" ON "loop_department" USING btree ("department","loop");--> statement-breakpoint
CREATE INDEX "loop_obstacle_executive_idx" ON "loop_obstacle" USING btree ("executive","decided_at");