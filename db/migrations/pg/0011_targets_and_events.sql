CREATE TABLE "event" (
	"id" bigint PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name_en" text NOT NULL,
	"name_ar" text NOT NULL,
	"from_day" bigint NOT NULL,
	"to_day" bigint NOT NULL,
	"dimension" bigint,
	"code" bigint,
	"note" text,
	"made_at" bigint NOT NULL,
	"made_by" text NOT NULL,
	"changed_at" bigint,
	"changed_by" text,
	"removed_at" bigint,
	"removed_by" text
);
--> statement-breakpoint
CREATE TABLE "target" (
	"id" bigint PRIMARY KEY NOT NULL,
	"metric" text NOT NULL,
	"department" bigint,
	"from_day" bigint NOT NULL,
	"to_day" bigint,
	"thousandths" bigint NOT NULL,
	"owner" text,
	"reason" text,
	"made_at" bigint NOT NULL,
	"made_by" text NOT NULL,
	"ended_at" bigint,
	"ended_by" text,
	"taken_back_at" bigint,
	"taken_back_by" text
);

--> statement-breakpoint
INSERT INTO "target" ("id", "metric", "department", "from_day", "thousandths", "made_at", "made_by")
SELECT
	row_number() OVER (ORDER BY one.place),
	one.value ->> 'metric',
	d."code",
	(one.value ->> 'from')::date - DATE '1970-01-01',
	round((one.value ->> 'value')::numeric * 1000)::bigint,
	(extract(epoch FROM now()))::bigint * 1000,
	'migration'
FROM "setting" s
CROSS JOIN LATERAL json_array_elements(s."json"::json) WITH ORDINALITY AS one(value, place)
LEFT JOIN "dimension_value" d ON d."dimension" = 1 AND d."key" = one.value ->> 'department'
WHERE s."name" = 'targets' AND (one.value ->> 'department' IS NULL OR d."code" IS NOT NULL);
--> statement-breakpoint
DELETE FROM "setting" WHERE "name" = 'targets';
