ALTER TABLE `case_record` ADD `text_id` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `case_record_text_idx` ON `case_record` (`slot`,`text_id`) WHERE text_id is not null;--> statement-breakpoint
ALTER TABLE `contact` ADD `text_id` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `contact_text_idx` ON `contact` (`slot`,`text_id`) WHERE text_id is not null;--> statement-breakpoint
ALTER TABLE `response` ADD `text_id` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `response_text_idx` ON `response` (`slot`,`text_id`) WHERE text_id is not null;--> statement-breakpoint
CREATE VIRTUAL TABLE text_index USING fts5(words, content='', columnsize=0, detail=none, tokenize='ascii');--> statement-breakpoint
CREATE VIRTUAL TABLE text_index_terms USING fts5vocab(text_index, instance);--> statement-breakpoint
INSERT INTO meta (name, value) SELECT 'texts_waiting', 1 WHERE EXISTS (SELECT 1 FROM case_record) OR EXISTS (SELECT 1 FROM contact) OR EXISTS (SELECT 1 FROM response);
