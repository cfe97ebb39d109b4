ALTER TABLE `import_job` ADD `joined` text;--> statement-breakpoint
ALTER TABLE `import_reject` ADD `further` text;--> statement-breakpoint
ALTER TABLE `import_reject` ADD `cells` text;