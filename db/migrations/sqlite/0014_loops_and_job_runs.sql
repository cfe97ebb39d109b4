CREATE TABLE `job_run` (
	`name` text PRIMARY KEY NOT NULL,
	`began_at` integer NOT NULL,
	`ended_at` integer,
	`problem` text,
	`done_at` integer,
	`details` text
);
--> statement-breakpoint
CREATE TABLE `loop` (
	`id` integer PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`severity` text NOT NULL,
	`state` text NOT NULL,
	`parked_from` text,
	`theme` integer,
	`department` integer,
	`metric` text NOT NULL,
	`filters` text NOT NULL,
	`from_day` integer NOT NULL,
	`opening_from` integer NOT NULL,
	`opening_to` integer NOT NULL,
	`origin` text NOT NULL,
	`origin_id` text,
	`stake` text,
	`sponsor` text,
	`root_cause` text,
	`decision` text,
	`decided_by` text,
	`plan` text NOT NULL,
	`reading` text NOT NULL,
	`changed_on` integer,
	`message` text,
	`affected` integer,
	`reached` integer,
	`unreachable` integer,
	`verified` text,
	`opened_at` integer NOT NULL,
	`opened_by` text,
	`state_at` integer NOT NULL,
	`due_at` integer,
	`closed_at` integer,
	`reopened` integer NOT NULL,
	`steps` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `loop_state_idx` ON `loop` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `loop_due_idx` ON `loop` (`due_at`);--> statement-breakpoint
CREATE TABLE `loop_action` (
	`loop` integer NOT NULL,
	`seq` integer NOT NULL,
	`phase` text NOT NULL,
	`title` text NOT NULL,
	`owner` text,
	`due_on` integer,
	`state` text NOT NULL,
	`done_at` integer,
	PRIMARY KEY(`loop`, `seq`)
);
--> statement-breakpoint
CREATE INDEX `loop_action_owner_idx` ON `loop_action` (`owner`,`state`);--> statement-breakpoint
CREATE TABLE `loop_department` (
	`loop` integer NOT NULL,
	`department` integer NOT NULL,
	`state` text NOT NULL,
	`asked_at` integer NOT NULL,
	`asked_by` text,
	`acknowledge_by` integer NOT NULL,
	`acknowledged_at` integer,
	`acknowledged_by` text,
	`answer` text,
	`answered_at` integer,
	`answered_by` text,
	`handed_to` integer,
	PRIMARY KEY(`loop`, `department`)
);
--> statement-breakpoint
CREATE INDEX `loop_department_idx` ON `loop_department` (`department`,`loop`);--> statement-breakpoint
CREATE TABLE `loop_obstacle` (
	`loop` integer NOT NULL,
	`seq` integer NOT NULL,
	`text` text NOT NULL,
	`department` integer,
	`executive` text NOT NULL,
	`decide_by` integer NOT NULL,
	`decision` text,
	`decided_at` integer,
	PRIMARY KEY(`loop`, `seq`)
);
--> statement-breakpoint
CREATE INDEX `loop_obstacle_executive_idx` ON `loop_obstacle` (`executive`,`decided_at`);--> statement-breakpoint
CREATE TABLE `loop_record` (
	`loop` integer NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`external_id` text NOT NULL,
	PRIMARY KEY(`loop`, `kind`, `source`, `external_id`)
);
--> statement-breakpoint
CREATE TABLE `loop_step` (
	`loop` integer NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`by` text,
	`details` text NOT NULL,
	PRIMARY KEY(`loop`, `seq`)
);
