CREATE TABLE "taxonomy" (
	"version" bigint PRIMARY KEY NOT NULL,
	"rules" text NOT NULL,
	"saved_at" bigint NOT NULL,
	"saved_by" text,
	"texts" bigint,
	"seen" bigint NOT NULL,
	"changed" bigint NOT NULL,
	"position" text,
	"scored_at" bigint
);
