CREATE TABLE `erasure` (
	`id` text PRIMARY KEY NOT NULL,
	`customer` text,
	`pseudonym` text NOT NULL,
	`state` text NOT NULL,
	`asked_at` integer NOT NULL,
	`asked_by` text NOT NULL,
	`looked` integer NOT NULL,
	`total` integer NOT NULL,
	`records` integer NOT NULL,
	`texts` integer NOT NULL,
	`cases` text NOT NULL,
	`sources` text NOT NULL,
	`files_gone` text NOT NULL,
	`files_left` text NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
ALTER TABLE `import_job` ADD `records_erased` integer DEFAULT 0 NOT NULL;