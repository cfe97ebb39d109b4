DROP INDEX `loop_due_idx`;--> statement-breakpoint
CREATE INDEX `loop_due_idx` ON `loop` (`state`,`due_at`);