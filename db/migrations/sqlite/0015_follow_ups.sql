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
