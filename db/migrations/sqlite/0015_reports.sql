CREATE TABLE `report` (
	`id` integer PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	`theme` integer,
	`department` integer,
	`frequency` text NOT NULL,
	`language` text NOT NULL,
	`by` text NOT NULL,
	`is_program` integer NOT NULL,
	`received_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`state` text NOT NULL,
	`loop` integer,
	`joined_by` text,
	`not_loop` integer,
	`answer` text,
	`settled_at` integer,
	`settled_by` text,
	`outcome` text,
	`told_at` integer
);
--> statement-breakpoint
CREATE INDEX `report_by_idx` ON `report` (`by`,`id`);--> statement-breakpoint
CREATE INDEX `report_state_idx` ON `report` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `report_loop_idx` ON `report` (`loop`);