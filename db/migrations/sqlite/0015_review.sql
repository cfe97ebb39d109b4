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
CREATE INDEX `review_item_state_idx` ON `review_item` (`state`,`week`);