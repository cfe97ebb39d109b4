ALTER TABLE "import_job" ADD COLUMN "joined" text;--> statement-breakpoint
ALTER TABLE "import_reject" ADD COLUMN "further" text;--> statement-breakpoint
ALTER TABLE "import_reject" ADD COLUMN "cells" text;