ALTER TABLE "case_record" ADD COLUMN "text_id" bigint;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "text_id" bigint;--> statement-breakpoint
ALTER TABLE "response" ADD COLUMN "text_id" bigint;--> statement-breakpoint
CREATE UNIQUE INDEX "case_record_text_idx" ON "case_record" USING btree ("slot","text_id") WHERE text_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "contact_text_idx" ON "contact" USING btree ("slot","text_id") WHERE text_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "response_text_idx" ON "response" USING btree ("slot","text_id") WHERE text_id is not null;--> statement-breakpoint
CREATE TABLE text_index (slot bigint NOT NULL, id bigint NOT NULL, words tsvector NOT NULL, PRIMARY KEY (slot, id));--> statement-breakpoint
CREATE INDEX text_index_words_idx ON text_index USING gin (words);--> statement-breakpoint
INSERT INTO meta (name, value) SELECT 'texts_waiting', 1 WHERE EXISTS (SELECT 1 FROM case_record) OR EXISTS (SELECT 1 FROM contact) OR EXISTS (SELECT 1 FROM response);
