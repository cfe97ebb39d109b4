ALTER TABLE `import_job` ADD `zone` text;--> statement-breakpoint
ALTER TABLE `import_job` ADD `header` text;