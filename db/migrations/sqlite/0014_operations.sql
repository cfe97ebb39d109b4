CREATE TABLE `job_run` (
	`name` text PRIMARY KEY NOT NULL,
	`began_at` integer NOT NULL,
	`ended_at` integer,
	`problem` text,
	`done_at` integer,
	`details` text
);
