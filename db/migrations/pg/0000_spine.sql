CREATE TABLE "activity" (
	"slot" bigint NOT NULL,
	"subject" text NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"external_id" text NOT NULL,
	"at" bigint NOT NULL,
	"theme" bigint NOT NULL,
	"department" bigint NOT NULL,
	"case_id" text,
	CONSTRAINT "activity_slot_subject_kind_source_external_id_pk" PRIMARY KEY("slot","subject","kind","source","external_id")
);
--> statement-breakpoint
CREATE TABLE "before_image" (
	"slot" bigint NOT NULL,
	"import_id" text NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"external_id" text NOT NULL,
	"image" text NOT NULL,
	"earlier_import" text,
	"kept_at" bigint NOT NULL,
	CONSTRAINT "before_image_slot_import_id_kind_source_external_id_pk" PRIMARY KEY("slot","import_id","kind","source","external_id")
);
--> statement-breakpoint
CREATE TABLE "case_record" (
	"slot" bigint NOT NULL,
	"source" text NOT NULL,
	"external_id" text NOT NULL,
	"at" bigint NOT NULL,
	"precision" bigint NOT NULL,
	"customer" text,
	"case_id" text,
	"department" bigint NOT NULL,
	"branch" bigint NOT NULL,
	"channel" bigint NOT NULL,
	"stage" bigint NOT NULL,
	"touchpoint" bigint NOT NULL,
	"segment" bigint NOT NULL,
	"region" bigint NOT NULL,
	"product" bigint NOT NULL,
	"theme" bigint NOT NULL,
	"attributes" text,
	"updated_at" bigint,
	"import_id" text,
	"recontact_at" bigint,
	"contacts" bigint,
	"linked_department" bigint,
	"linked_at" bigint,
	"link_due" bigint,
	"first_response_at" bigint,
	"resolved_at" bigint,
	"reopened_at" bigint,
	"closed_at" bigint,
	"due_at" bigint,
	"sla_told" bigint,
	"status" text,
	"priority" text,
	"outcome" text,
	"handovers" bigint,
	"reopens" bigint,
	"escalated_level" bigint,
	"escalated_at" bigint,
	"fcr_told" bigint,
	"value" bigint,
	"text" text,
	"language" text,
	CONSTRAINT "case_record_slot_source_external_id_pk" PRIMARY KEY("slot","source","external_id")
);
--> statement-breakpoint
CREATE TABLE "cell" (
	"slot" bigint NOT NULL,
	"generation" bigint NOT NULL,
	"scope" bigint NOT NULL,
	"dimension" bigint NOT NULL,
	"grain" bigint NOT NULL,
	"bucket" bigint NOT NULL,
	"seq" bigint NOT NULL,
	"counters" "bytea" NOT NULL,
	"seconds" "bytea",
	CONSTRAINT "cell_slot_generation_scope_dimension_grain_bucket_pk" PRIMARY KEY("slot","generation","scope","dimension","grain","bucket")
);
--> statement-breakpoint
CREATE TABLE "contact" (
	"slot" bigint NOT NULL,
	"source" text NOT NULL,
	"external_id" text NOT NULL,
	"at" bigint NOT NULL,
	"precision" bigint NOT NULL,
	"customer" text,
	"case_id" text,
	"department" bigint NOT NULL,
	"branch" bigint NOT NULL,
	"channel" bigint NOT NULL,
	"stage" bigint NOT NULL,
	"touchpoint" bigint NOT NULL,
	"segment" bigint NOT NULL,
	"region" bigint NOT NULL,
	"product" bigint NOT NULL,
	"theme" bigint NOT NULL,
	"attributes" text,
	"updated_at" bigint,
	"import_id" text,
	"recontact_at" bigint,
	"contacts" bigint,
	"linked_department" bigint,
	"linked_at" bigint,
	"link_due" bigint,
	"agent_kind" text,
	"wait" bigint,
	"duration" bigint,
	"abandoned" bigint,
	"entered" bigint,
	"offered_both" bigint,
	"chosen" bigint,
	"human_asked" bigint,
	"asked_before_trying" bigint,
	"bot_failed_at" bigint,
	"human_joined_at" bigint,
	"ended_resolved" bigint,
	"context_passed" bigint,
	"text" text,
	"language" text,
	CONSTRAINT "contact_slot_source_external_id_pk" PRIMARY KEY("slot","source","external_id")
);
--> statement-breakpoint
CREATE TABLE "daily_total" (
	"slot" bigint NOT NULL,
	"source" text NOT NULL,
	"external_id" text NOT NULL,
	"at" bigint NOT NULL,
	"precision" bigint NOT NULL,
	"customer" text,
	"case_id" text,
	"department" bigint NOT NULL,
	"branch" bigint NOT NULL,
	"channel" bigint NOT NULL,
	"stage" bigint NOT NULL,
	"touchpoint" bigint NOT NULL,
	"segment" bigint NOT NULL,
	"region" bigint NOT NULL,
	"product" bigint NOT NULL,
	"theme" bigint NOT NULL,
	"attributes" text,
	"updated_at" bigint,
	"import_id" text,
	"recontact_at" bigint,
	"contacts" bigint,
	"linked_department" bigint,
	"linked_at" bigint,
	"link_due" bigint,
	"offered" bigint,
	"answered" bigint,
	"abandoned" bigint,
	"within_level" bigint,
	"wait_sum" bigint,
	"talk_sum" bigint,
	CONSTRAINT "daily_total_slot_source_external_id_pk" PRIMARY KEY("slot","source","external_id")
);
--> statement-breakpoint
CREATE TABLE "dimension_value" (
	"dimension" bigint NOT NULL,
	"code" bigint NOT NULL,
	"key" text NOT NULL,
	"name_en" text NOT NULL,
	"name_ar" text NOT NULL,
	"parent" bigint,
	"alias" bigint,
	"kind" text,
	CONSTRAINT "dimension_value_dimension_code_pk" PRIMARY KEY("dimension","code")
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"key" text PRIMARY KEY NOT NULL,
	"request_hash" text NOT NULL,
	"status" bigint NOT NULL,
	"body" text NOT NULL,
	"kept_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_job" (
	"id" text PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"state" text NOT NULL,
	"origin" text NOT NULL,
	"file_name" text NOT NULL,
	"fingerprint" text NOT NULL,
	"mapping" text NOT NULL,
	"position" bigint NOT NULL,
	"size" bigint NOT NULL,
	"rows_read" bigint NOT NULL,
	"records_new" bigint NOT NULL,
	"records_changed" bigint NOT NULL,
	"records_same" bigint NOT NULL,
	"records_older" bigint NOT NULL,
	"rows_rejected" bigint NOT NULL,
	"times_ambiguous" bigint NOT NULL,
	"times_impossible" bigint NOT NULL,
	"first_at" bigint,
	"last_at" bigint,
	"started_at" bigint NOT NULL,
	"finished_at" bigint,
	"problem" text
);
--> statement-breakpoint
CREATE TABLE "import_reject" (
	"import_id" text NOT NULL,
	"n" bigint NOT NULL,
	"line" bigint NOT NULL,
	"code" text NOT NULL,
	"params" text NOT NULL,
	CONSTRAINT "import_reject_import_id_n_pk" PRIMARY KEY("import_id","n")
);
--> statement-breakpoint
CREATE TABLE "instrument" (
	"id" text PRIMARY KEY NOT NULL,
	"code" bigint NOT NULL,
	"kind" text NOT NULL,
	"question_en" text NOT NULL,
	"question_ar" text NOT NULL,
	"scale_min" bigint NOT NULL,
	"scale_max" bigint NOT NULL,
	"top_from" bigint NOT NULL,
	"bottom_to" bigint NOT NULL,
	CONSTRAINT "instrument_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "meta" (
	"name" text PRIMARY KEY NOT NULL,
	"value" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "response" (
	"slot" bigint NOT NULL,
	"source" text NOT NULL,
	"external_id" text NOT NULL,
	"at" bigint NOT NULL,
	"precision" bigint NOT NULL,
	"customer" text,
	"case_id" text,
	"department" bigint NOT NULL,
	"branch" bigint NOT NULL,
	"channel" bigint NOT NULL,
	"stage" bigint NOT NULL,
	"touchpoint" bigint NOT NULL,
	"segment" bigint NOT NULL,
	"region" bigint NOT NULL,
	"product" bigint NOT NULL,
	"theme" bigint NOT NULL,
	"attributes" text,
	"updated_at" bigint,
	"import_id" text,
	"recontact_at" bigint,
	"contacts" bigint,
	"linked_department" bigint,
	"linked_at" bigint,
	"link_due" bigint,
	"instrument" bigint NOT NULL,
	"invited_at" bigint,
	"delivered_at" bigint,
	"score" bigint,
	"text" text,
	"language" text,
	CONSTRAINT "response_slot_source_external_id_pk" PRIMARY KEY("slot","source","external_id")
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"name" text PRIMARY KEY NOT NULL,
	"json" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "slot" (
	"slot" bigint PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "source" (
	"id" text PRIMARY KEY NOT NULL,
	"name_en" text NOT NULL,
	"name_ar" text NOT NULL,
	"sealed_before" bigint,
	"last_at" bigint
);
--> statement-breakpoint
CREATE TABLE "touch" (
	"slot" bigint NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"external_id" text NOT NULL,
	"left" text,
	"stamp" bigint NOT NULL,
	CONSTRAINT "touch_slot_kind_source_external_id_pk" PRIMARY KEY("slot","kind","source","external_id")
);
--> statement-breakpoint
CREATE INDEX "case_record_at_idx" ON "case_record" USING btree ("at");--> statement-breakpoint
CREATE INDEX "case_record_link_due_idx" ON "case_record" USING btree ("slot","at") WHERE link_due = 1;--> statement-breakpoint
CREATE INDEX "case_record_resolved_at_idx" ON "case_record" USING btree ("resolved_at");--> statement-breakpoint
CREATE INDEX "contact_at_idx" ON "contact" USING btree ("at");--> statement-breakpoint
CREATE INDEX "contact_link_due_idx" ON "contact" USING btree ("slot","at") WHERE link_due = 1;--> statement-breakpoint
CREATE INDEX "daily_total_at_idx" ON "daily_total" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "dimension_value_key_idx" ON "dimension_value" USING btree ("dimension","key");--> statement-breakpoint
CREATE INDEX "response_at_idx" ON "response" USING btree ("at");--> statement-breakpoint
CREATE INDEX "response_link_due_idx" ON "response" USING btree ("slot","at") WHERE link_due = 1;