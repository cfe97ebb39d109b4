CREATE TABLE "belief_answer" (
	"round" bigint NOT NULL,
	"respondent" text NOT NULL,
	"topic" bigint NOT NULL,
	"department" bigint NOT NULL,
	"score" bigint NOT NULL,
	CONSTRAINT "belief_answer_round_respondent_topic_department_pk" PRIMARY KEY("round","respondent","topic","department")
);
--> statement-breakpoint
CREATE TABLE "belief_round" (
	"id" bigint PRIMARY KEY NOT NULL,
	"name_en" text NOT NULL,
	"name_ar" text NOT NULL,
	"customers_from_day" bigint NOT NULL,
	"from_day" bigint NOT NULL,
	"to_day" bigint NOT NULL,
	"topics" text NOT NULL,
	"made_at" bigint NOT NULL,
	"made_by" text NOT NULL,
	"closed_at" bigint,
	"closed_by" text,
	"taken_back_at" bigint,
	"taken_back_by" text
);
