CREATE TABLE `belief_answer` (
	`round` integer NOT NULL,
	`respondent` text NOT NULL,
	`topic` integer NOT NULL,
	`department` integer NOT NULL,
	`score` integer NOT NULL,
	PRIMARY KEY(`round`, `respondent`, `topic`, `department`)
);
--> statement-breakpoint
CREATE TABLE `belief_round` (
	`id` integer PRIMARY KEY NOT NULL,
	`name_en` text NOT NULL,
	`name_ar` text NOT NULL,
	`customers_from_day` integer NOT NULL,
	`from_day` integer NOT NULL,
	`to_day` integer NOT NULL,
	`topics` text NOT NULL,
	`made_at` integer NOT NULL,
	`made_by` text NOT NULL,
	`closed_at` integer,
	`closed_by` text,
	`taken_back_at` integer,
	`taken_back_by` text
);
