CREATE TABLE `source_beat` (
	`source` text PRIMARY KEY NOT NULL,
	`last_at` integer NOT NULL,
	`excused` integer NOT NULL,
	`import_id` text,
	`gaps` text NOT NULL
);
