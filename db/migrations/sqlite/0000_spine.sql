CREATE TABLE `activity` (
	`slot` integer NOT NULL,
	`subject` text NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`external_id` text NOT NULL,
	`at` integer NOT NULL,
	`theme` integer NOT NULL,
	`department` integer NOT NULL,
	`case_id` text,
	PRIMARY KEY(`slot`, `subject`, `kind`, `source`, `external_id`)
);
--> statement-breakpoint
CREATE TABLE `before_image` (
	`slot` integer NOT NULL,
	`import_id` text NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`external_id` text NOT NULL,
	`image` text NOT NULL,
	`earlier_import` text,
	`kept_at` integer NOT NULL,
	PRIMARY KEY(`slot`, `import_id`, `kind`, `source`, `external_id`)
);
--> statement-breakpoint
CREATE TABLE `case_record` (
	`slot` integer NOT NULL,
	`source` text NOT NULL,
	`external_id` text NOT NULL,
	`at` integer NOT NULL,
	`precision` integer NOT NULL,
	`customer` text,
	`case_id` text,
	`department` integer NOT NULL,
	`branch` integer NOT NULL,
	`channel` integer NOT NULL,
	`stage` integer NOT NULL,
	`touchpoint` integer NOT NULL,
	`segment` integer NOT NULL,
	`region` integer NOT NULL,
	`product` integer NOT NULL,
	`theme` integer NOT NULL,
	`attributes` text,
	`updated_at` integer,
	`import_id` text,
	`recontact_at` integer,
	`contacts` integer,
	`linked_department` integer,
	`linked_at` integer,
	`link_due` integer,
	`first_response_at` integer,
	`resolved_at` integer,
	`reopened_at` integer,
	`closed_at` integer,
	`due_at` integer,
	`sla_told` integer,
	`status` text,
	`priority` text,
	`outcome` text,
	`handovers` integer,
	`reopens` integer,
	`escalated_level` integer,
	`escalated_at` integer,
	`fcr_told` integer,
	`value` integer,
	`text` text,
	`language` text,
	PRIMARY KEY(`slot`, `source`, `external_id`)
);
--> statement-breakpoint
CREATE INDEX `case_record_at_idx` ON `case_record` (`at`);--> statement-breakpoint
CREATE INDEX `case_record_link_due_idx` ON `case_record` (`slot`,`at`) WHERE link_due = 1;--> statement-breakpoint
CREATE INDEX `case_record_resolved_at_idx` ON `case_record` (`resolved_at`);--> statement-breakpoint
CREATE TABLE `cell` (
	`slot` integer NOT NULL,
	`generation` integer NOT NULL,
	`scope` integer NOT NULL,
	`dimension` integer NOT NULL,
	`grain` integer NOT NULL,
	`bucket` integer NOT NULL,
	`seq` integer NOT NULL,
	`counters` blob NOT NULL,
	`seconds` blob,
	PRIMARY KEY(`slot`, `generation`, `scope`, `dimension`, `grain`, `bucket`)
);
--> statement-breakpoint
CREATE TABLE `contact` (
	`slot` integer NOT NULL,
	`source` text NOT NULL,
	`external_id` text NOT NULL,
	`at` integer NOT NULL,
	`precision` integer NOT NULL,
	`customer` text,
	`case_id` text,
	`department` integer NOT NULL,
	`branch` integer NOT NULL,
	`channel` integer NOT NULL,
	`stage` integer NOT NULL,
	`touchpoint` integer NOT NULL,
	`segment` integer NOT NULL,
	`region` integer NOT NULL,
	`product` integer NOT NULL,
	`theme` integer NOT NULL,
	`attributes` text,
	`updated_at` integer,
	`import_id` text,
	`recontact_at` integer,
	`contacts` integer,
	`linked_department` integer,
	`linked_at` integer,
	`link_due` integer,
	`agent_kind` text,
	`wait` integer,
	`duration` integer,
	`abandoned` integer,
	`entered` integer,
	`offered_both` integer,
	`chosen` integer,
	`human_asked` integer,
	`asked_before_trying` integer,
	`bot_failed_at` integer,
	`human_joined_at` integer,
	`ended_resolved` integer,
	`context_passed` integer,
	`text` text,
	`language` text,
	PRIMARY KEY(`slot`, `source`, `external_id`)
);
--> statement-breakpoint
CREATE INDEX `contact_at_idx` ON `contact` (`at`);--> statement-breakpoint
CREATE INDEX `contact_link_due_idx` ON `contact` (`slot`,`at`) WHERE link_due = 1;--> statement-breakpoint
CREATE TABLE `daily_total` (
	`slot` integer NOT NULL,
	`source` text NOT NULL,
	`external_id` text NOT NULL,
	`at` integer NOT NULL,
	`precision` integer NOT NULL,
	`customer` text,
	`case_id` text,
	`department` integer NOT NULL,
	`branch` integer NOT NULL,
	`channel` integer NOT NULL,
	`stage` integer NOT NULL,
	`touchpoint` integer NOT NULL,
	`segment` integer NOT NULL,
	`region` integer NOT NULL,
	`product` integer NOT NULL,
	`theme` integer NOT NULL,
	`attributes` text,
	`updated_at` integer,
	`import_id` text,
	`recontact_at` integer,
	`contacts` integer,
	`linked_department` integer,
	`linked_at` integer,
	`link_due` integer,
	`offered` integer,
	`answered` integer,
	`abandoned` integer,
	`within_level` integer,
	`wait_sum` integer,
	`talk_sum` integer,
	PRIMARY KEY(`slot`, `source`, `external_id`)
);
--> statement-breakpoint
CREATE INDEX `daily_total_at_idx` ON `daily_total` (`at`);--> statement-breakpoint
CREATE TABLE `dimension_value` (
	`dimension` integer NOT NULL,
	`code` integer NOT NULL,
	`key` text NOT NULL,
	`name_en` text NOT NULL,
	`name_ar` text NOT NULL,
	`parent` integer,
	`alias` integer,
	`kind` text,
	PRIMARY KEY(`dimension`, `code`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dimension_value_key_idx` ON `dimension_value` (`dimension`,`key`);--> statement-breakpoint
CREATE TABLE `idempotency` (
	`key` text PRIMARY KEY NOT NULL,
	`request_hash` text NOT NULL,
	`status` integer NOT NULL,
	`body` text NOT NULL,
	`kept_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `import_job` (
	`id` text PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`state` text NOT NULL,
	`origin` text NOT NULL,
	`file_name` text NOT NULL,
	`fingerprint` text NOT NULL,
	`mapping` text NOT NULL,
	`position` integer NOT NULL,
	`size` integer NOT NULL,
	`rows_read` integer NOT NULL,
	`records_new` integer NOT NULL,
	`records_changed` integer NOT NULL,
	`records_same` integer NOT NULL,
	`records_older` integer NOT NULL,
	`rows_rejected` integer NOT NULL,
	`times_ambiguous` integer NOT NULL,
	`times_impossible` integer NOT NULL,
	`first_at` integer,
	`last_at` integer,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`problem` text
);
--> statement-breakpoint
CREATE TABLE `import_reject` (
	`import_id` text NOT NULL,
	`n` integer NOT NULL,
	`line` integer NOT NULL,
	`code` text NOT NULL,
	`params` text NOT NULL,
	PRIMARY KEY(`import_id`, `n`)
);
--> statement-breakpoint
CREATE TABLE `instrument` (
	`id` text PRIMARY KEY NOT NULL,
	`code` integer NOT NULL,
	`kind` text NOT NULL,
	`question_en` text NOT NULL,
	`question_ar` text NOT NULL,
	`scale_min` integer NOT NULL,
	`scale_max` integer NOT NULL,
	`top_from` integer NOT NULL,
	`bottom_to` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `instrument_code_unique` ON `instrument` (`code`);--> statement-breakpoint
CREATE TABLE `meta` (
	`name` text PRIMARY KEY NOT NULL,
	`value` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `response` (
	`slot` integer NOT NULL,
	`source` text NOT NULL,
	`external_id` text NOT NULL,
	`at` integer NOT NULL,
	`precision` integer NOT NULL,
	`customer` text,
	`case_id` text,
	`department` integer NOT NULL,
	`branch` integer NOT NULL,
	`channel` integer NOT NULL,
	`stage` integer NOT NULL,
	`touchpoint` integer NOT NULL,
	`segment` integer NOT NULL,
	`region` integer NOT NULL,
	`product` integer NOT NULL,
	`theme` integer NOT NULL,
	`attributes` text,
	`updated_at` integer,
	`import_id` text,
	`recontact_at` integer,
	`contacts` integer,
	`linked_department` integer,
	`linked_at` integer,
	`link_due` integer,
	`instrument` integer NOT NULL,
	`invited_at` integer,
	`delivered_at` integer,
	`score` integer,
	`text` text,
	`language` text,
	PRIMARY KEY(`slot`, `source`, `external_id`)
);
--> statement-breakpoint
CREATE INDEX `response_at_idx` ON `response` (`at`);--> statement-breakpoint
CREATE INDEX `response_link_due_idx` ON `response` (`slot`,`at`) WHERE link_due = 1;--> statement-breakpoint
CREATE TABLE `setting` (
	`name` text PRIMARY KEY NOT NULL,
	`json` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `slot` (
	`slot` integer PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `source` (
	`id` text PRIMARY KEY NOT NULL,
	`name_en` text NOT NULL,
	`name_ar` text NOT NULL,
	`sealed_before` integer,
	`last_at` integer
);
--> statement-breakpoint
CREATE TABLE `touch` (
	`slot` integer NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`external_id` text NOT NULL,
	`left` text,
	`stamp` integer NOT NULL,
	PRIMARY KEY(`slot`, `kind`, `source`, `external_id`)
);
