CREATE TABLE "review_item_line" (
	"item" bigint NOT NULL,
	"seq" bigint NOT NULL,
	"kind" text NOT NULL,
	"by" text NOT NULL,
	"at" bigint NOT NULL,
	"decision" text NOT NULL,
	"owner" text NOT NULL,
	"due_on" bigint NOT NULL,
	CONSTRAINT "review_item_line_item_seq_pk" PRIMARY KEY("item","seq")
);
