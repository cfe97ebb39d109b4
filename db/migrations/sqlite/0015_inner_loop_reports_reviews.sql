CREATE TABLE `follow_up` (
	`id` integer PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`external_id` text NOT NULL,
	`customer` text,
	`department` integer,
	`owner` text,
	`state` text NOT NULL,
	`outcome` text,
	`hold` text,
	`tries` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`promised_at` integer NOT NULL,
	`due_at` integer,
	`contacted_at` integer,
	`closed_at` integer,
	`reopened` integer NOT NULL,
	`steps` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `follow_up_answer_idx` ON `follow_up` (`source`,`external_id`);--> statement-breakpoint
CREATE INDEX `follow_up_due_idx` ON `follow_up` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `follow_up_customer_idx` ON `follow_up` (`customer`);--> statement-breakpoint
CREATE INDEX `follow_up_opened_idx` ON `follow_up` (`opened_at`);--> statement-breakpoint
CREATE TABLE `follow_up_step` (
	`follow_up` integer NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`by` text,
	`note` text,
	`to` text,
	PRIMARY KEY(`follow_up`, `seq`)
);
--> statement-breakpoint
CREATE INDEX `follow_up_step_to_idx` ON `follow_up_step` (`to`);--> statement-breakpoint
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
CREATE INDEX `report_loop_idx` ON `report` (`loop`);--> statement-breakpoint
CREATE TABLE `review_item` (
	`id` integer PRIMARY KEY NOT NULL,
	`week` integer NOT NULL,
	`kind` text NOT NULL,
	`about` integer NOT NULL,
	`which` text NOT NULL,
	`department` integer,
	`decision` text NOT NULL,
	`owner` text NOT NULL,
	`due_on` integer NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`moves` integer NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`judged_by` text,
	`judged_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `review_item_subject_idx` ON `review_item` (`week`,`kind`,`about`,`which`,`moves`);--> statement-breakpoint
CREATE INDEX `review_item_state_idx` ON `review_item` (`state`,`week`);--> statement-breakpoint
DROP INDEX `loop_due_idx`;--> statement-breakpoint
CREATE INDEX `loop_due_idx` ON `loop` (`state`,`due_at`);