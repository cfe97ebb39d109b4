CREATE TABLE `retention` (
	`source` text PRIMARY KEY NOT NULL,
	`days` integer,
	`changed_at` integer NOT NULL,
	`changed_by` text NOT NULL,
	`dropped_before` integer,
	`state` text NOT NULL,
	`run_dropped` integer NOT NULL,
	`dropped` integer NOT NULL,
	`open_cases` integer NOT NULL,
	`spans` text NOT NULL,
	`began_at` integer,
	`finished_at` integer
);
--> statement-breakpoint
CREATE TABLE `sealed_cell` (
	`slot` integer NOT NULL,
	`bucket` integer NOT NULL,
	`scope` integer NOT NULL,
	`dimension` integer NOT NULL,
	`counters` blob NOT NULL,
	`seconds` blob,
	`checksum` text NOT NULL,
	PRIMARY KEY(`slot`, `bucket`, `scope`, `dimension`)
);
--> statement-breakpoint
ALTER TABLE `activity` ADD `sealed_recontact_at` integer;--> statement-breakpoint
ALTER TABLE `import_job` ADD `records_dropped` integer DEFAULT 0 NOT NULL;