ALTER TABLE `case_record` ADD `gathered` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `gathered` text;--> statement-breakpoint
ALTER TABLE `response` ADD `gathered` text;