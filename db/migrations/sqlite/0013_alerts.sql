CREATE TABLE `alert` (
	`id` integer PRIMARY KEY NOT NULL,
	`rule` integer NOT NULL,
	`kind` text NOT NULL,
	`cause` text NOT NULL,
	`group_key` text NOT NULL,
	`open_key` text,
	`department` integer,
	`theme` integer,
	`source` text,
	`state` text NOT NULL,
	`severity` text NOT NULL,
	`opened_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`from_day` integer,
	`to_day` integer,
	`facts` text NOT NULL,
	`rung` integer,
	`next_at` integer,
	`promised_by` text,
	`promised_at` integer,
	`promised_until` integer,
	`snoozed_until` integer,
	`ended_at` integer,
	`resolved_at` integer,
	`resolved_by` text,
	`resolved_why` text,
	`reopened` integer NOT NULL,
	`still_at` integer,
	`steps` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `alert_open_idx` ON `alert` (`open_key`);--> statement-breakpoint
CREATE INDEX `alert_group_idx` ON `alert` (`group_key`);--> statement-breakpoint
CREATE INDEX `alert_next_idx` ON `alert` (`state`,`next_at`);--> statement-breakpoint
CREATE TABLE `alert_record` (
	`alert` integer NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`external_id` text NOT NULL,
	PRIMARY KEY(`alert`, `kind`, `source`, `external_id`)
);
--> statement-breakpoint
CREATE TABLE `alert_rule` (
	`id` integer PRIMARY KEY NOT NULL,
	`name_en` text,
	`name_ar` text,
	`kind` text NOT NULL,
	`metric` text,
	`dimension` integer,
	`code` integer,
	`each_of` integer,
	`condition` text NOT NULL,
	`grain` text NOT NULL,
	`minimum_n` integer NOT NULL,
	`duration` integer NOT NULL,
	`severity` text NOT NULL,
	`ends_itself` integer NOT NULL,
	`is_on` integer NOT NULL,
	`made_at` integer NOT NULL,
	`made_by` text NOT NULL,
	`changed_at` integer,
	`changed_by` text,
	`removed_at` integer,
	`removed_by` text
);
--> statement-breakpoint
CREATE TABLE `alert_step` (
	`alert` integer NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`by` text,
	`details` text NOT NULL,
	PRIMARY KEY(`alert`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `alert_vote` (
	`alert` integer NOT NULL,
	`person_id` text NOT NULL,
	`is_useful` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`alert`, `person_id`)
);
--> statement-breakpoint
CREATE TABLE `delivery` (
	`id` text PRIMARY KEY NOT NULL,
	`alert` integer,
	`kind` text NOT NULL,
	`lane` text NOT NULL,
	`person` text,
	`receiver` integer,
	`channel` text NOT NULL,
	`is_grave` integer NOT NULL,
	`flaps_as` text,
	`content` text NOT NULL,
	`state` text NOT NULL,
	`why` text,
	`digest` text,
	`made_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`tries` integer NOT NULL,
	`last_outcome` text,
	`sent_at` integer
);
--> statement-breakpoint
CREATE INDEX `delivery_state_due` ON `delivery` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `delivery_lane_due` ON `delivery` (`lane`,`due_at`);--> statement-breakpoint
CREATE INDEX `delivery_alert` ON `delivery` (`alert`);--> statement-breakpoint
CREATE INDEX `delivery_digest` ON `delivery` (`digest`);--> statement-breakpoint
CREATE TABLE `delivery_try` (
	`delivery` text NOT NULL,
	`number` integer NOT NULL,
	`began_at` integer NOT NULL,
	`ended_at` integer,
	`outcome` text,
	`status` integer,
	PRIMARY KEY(`delivery`, `number`)
);
--> statement-breakpoint
CREATE TABLE `fresh_record` (
	`slot` integer NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`external_id` text NOT NULL,
	`stamp` integer NOT NULL,
	PRIMARY KEY(`slot`, `kind`, `source`, `external_id`)
);
--> statement-breakpoint
CREATE TABLE `lease` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`fence` integer NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `live_event` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`key` text NOT NULL,
	`department` integer
);
--> statement-breakpoint
CREATE TABLE `notice_setting` (
	`person` text PRIMARY KEY NOT NULL,
	`has_mail` integer NOT NULL,
	`has_weekly` integer NOT NULL,
	`language` text NOT NULL,
	`away_from_day` integer,
	`away_to_day` integer,
	`deputy` text,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `receiver` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`address` text NOT NULL,
	`language` text NOT NULL,
	`secrets` text NOT NULL,
	`rotated_until` integer,
	`least_severity` text NOT NULL,
	`departments` text,
	`is_on` integer NOT NULL,
	`disabled_at` integer,
	`disabled_why` text,
	`made_at` integer NOT NULL,
	`made_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by` text NOT NULL,
	`removed_at` integer
);
--> statement-breakpoint
CREATE TABLE `silence` (
	`id` integer PRIMARY KEY NOT NULL,
	`department` integer,
	`theme` integer,
	`rule` integer,
	`from_at` integer NOT NULL,
	`to_at` integer NOT NULL,
	`reason` text NOT NULL,
	`made_at` integer NOT NULL,
	`made_by` text NOT NULL,
	`ended_by` text
);
--> statement-breakpoint
CREATE TABLE `source_beat` (
	`source` text PRIMARY KEY NOT NULL,
	`last_at` integer NOT NULL,
	`excused` integer NOT NULL,
	`import_id` text,
	`gaps` text NOT NULL
);
