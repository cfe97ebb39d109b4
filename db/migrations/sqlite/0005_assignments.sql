CREATE TABLE `assignment` (
	`slot` integer NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`external_id` text NOT NULL,
	`dimension` integer NOT NULL,
	`change_id` integer NOT NULL,
	`rule_id` integer,
	`told` integer NOT NULL,
	`code` integer NOT NULL,
	PRIMARY KEY(`slot`, `kind`, `source`, `external_id`, `dimension`, `change_id`)
);
--> statement-breakpoint
CREATE INDEX `assignment_change_idx` ON `assignment` (`slot`,`change_id`);--> statement-breakpoint
CREATE TABLE `assignment_change` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`way` text NOT NULL,
	`what` text NOT NULL,
	`rule_id` integer,
	`state` text NOT NULL,
	`position` text,
	`records` integer NOT NULL,
	`undone_at` integer,
	`undone_by` text
);
--> statement-breakpoint
CREATE TABLE `assignment_rule` (
	`id` integer PRIMARY KEY NOT NULL,
	`place` integer NOT NULL,
	`is_on` integer NOT NULL,
	`rule` text NOT NULL,
	`change_id` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `case_record` ADD `assigned` integer;--> statement-breakpoint
ALTER TABLE `contact` ADD `assigned` integer;--> statement-breakpoint
ALTER TABLE `response` ADD `assigned` integer;