ALTER TABLE `import_job` ADD `rows_unused` integer;--> statement-breakpoint
ALTER TABLE `import_job` ADD `unused_lines` text;