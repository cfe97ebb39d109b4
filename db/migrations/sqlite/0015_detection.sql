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
