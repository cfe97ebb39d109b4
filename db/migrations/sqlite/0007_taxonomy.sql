CREATE TABLE `taxonomy` (
	`version` integer PRIMARY KEY NOT NULL,
	`rules` text NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` text,
	`texts` integer,
	`seen` integer NOT NULL,
	`changed` integer NOT NULL,
	`position` text,
	`scored_at` integer
);
