ALTER TABLE "case_record" ADD COLUMN "gathered" text;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "gathered" text;--> statement-breakpoint
ALTER TABLE "response" ADD COLUMN "gathered" text;