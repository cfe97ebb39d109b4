CREATE TABLE `delivery` (
	`id` text PRIMARY KEY NOT NULL,
	`alert` integer,
	`kind` text NOT NULL,
	`lane` text NOT NULL,
	`person` text,
	`receiver` integer,
	`channel` text NOT NULL,
	`is_grave` integer NOT NULL,
	`flaps_as` text,
	`content` text NOT NULL,
	`state` text NOT NULL,
	`why` text,
	`digest` text,
	`made_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`tries` integer NOT NULL,
	`trying_since` integer,
	`last_outcome` text,
	`sent_at` integer
);
--> statement-breakpoint
CREATE INDEX `delivery_state_due` ON `delivery` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `delivery_lane_due` ON `delivery` (`lane`,`due_at`);--> statement-breakpoint
CREATE INDEX `delivery_alert` ON `delivery` (`alert`);--> statement-breakpoint
CREATE INDEX `delivery_digest` ON `delivery` (`digest`);--> statement-breakpoint
CREATE TABLE `delivery_try` (
	`delivery` text NOT NULL,
	`number` integer NOT NULL,
	`began_at` integer NOT NULL,
	`ended_at` integer,
	`outcome` text,
	`status` integer,
	PRIMARY KEY(`delivery`, `number`)
);
--> statement-breakpoint
CREATE TABLE `live_event` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`key` text NOT NULL,
	`department` integer
);
--> statement-breakpoint
CREATE TABLE `notice_setting` (
	`person` text PRIMARY KEY NOT NULL,
	`has_mail` integer NOT NULL,
	`has_weekly` integer NOT NULL,
	`language` text NOT NULL,
	`away_from_day` integer,
	`away_to_day` integer,
	`deputy` text,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `receiver` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`address` text NOT NULL,
	`language` text NOT NULL,
	`secrets` text NOT NULL,
	`rotated_until` integer,
	`least_severity` text NOT NULL,
	`departments` text,
	`is_on` integer NOT NULL,
	`disabled_at` integer,
	`disabled_why` text,
	`made_at` integer NOT NULL,
	`made_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by` text NOT NULL,
	`removed_at` integer
);
