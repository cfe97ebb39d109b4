ALTER TABLE `daily_total` ADD `within_share` integer;--> statement-breakpoint
ALTER TABLE `import_job` ADD `orphans` integer DEFAULT 0 NOT NULL;