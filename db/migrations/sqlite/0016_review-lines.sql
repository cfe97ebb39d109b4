CREATE TABLE `review_item_line` (
	`item` integer NOT NULL,
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`decision` text NOT NULL,
	`owner` text NOT NULL,
	`due_on` integer NOT NULL,
	PRIMARY KEY(`item`, `seq`)
);
