CREATE TABLE `event` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name_en` text NOT NULL,
	`name_ar` text NOT NULL,
	`from_day` integer NOT NULL,
	`to_day` integer NOT NULL,
	`dimension` integer,
	`code` integer,
	`note` text,
	`made_at` integer NOT NULL,
	`made_by` text NOT NULL,
	`changed_at` integer,
	`changed_by` text,
	`removed_at` integer,
	`removed_by` text
);
--> statement-breakpoint
CREATE TABLE `target` (
	`id` integer PRIMARY KEY NOT NULL,
	`metric` text NOT NULL,
	`department` integer,
	`from_day` integer NOT NULL,
	`to_day` integer,
	`thousandths` integer NOT NULL,
	`owner` text,
	`reason` text,
	`made_at` integer NOT NULL,
	`made_by` text NOT NULL,
	`ended_at` integer,
	`ended_by` text,
	`taken_back_at` integer,
	`taken_back_by` text
);

--> statement-breakpoint
INSERT INTO `target` (`id`, `metric`, `department`, `from_day`, `thousandths`, `made_at`, `made_by`)
SELECT
	row_number() OVER (ORDER BY one.`key`),
	json_extract(one.`value`, '$.metric'),
	d.`code`,
	CAST(julianday(json_extract(one.`value`, '$.from')) - 2440587.5 AS integer),
	CAST(round(json_extract(one.`value`, '$.value') * 1000) AS integer),
	CAST(strftime('%s', 'now') AS integer) * 1000,
	'migration'
FROM `setting` s
CROSS JOIN json_each(s.`json`) one
LEFT JOIN `dimension_value` d ON d.`dimension` = 1 AND d.`key` = json_extract(one.`value`, '$.department')
WHERE s.`name` = 'targets' AND (json_extract(one.`value`, '$.department') IS NULL OR d.`code` IS NOT NULL);
--> statement-breakpoint
DELETE FROM `setting` WHERE `name` = 'targets';
