import { z } from 'zod';
import { CHANNEL_KINDS } from '../domain/dimensions.ts';
import { PATH_ID_LIMIT, RECORD_SORTS, recordItemSchema } from './records.ts';
import { bilingualSchema, daySchema } from './shapes.ts';

/** Most steps on one page. */
export const TIMELINE_PAGE_LIMIT = 200;

/** Path of one customer: the id as sources tell it, escaped as a part of an address. */
export const customerParamsSchema = z.object({
  customer: z.string().min(1).max(PATH_ID_LIMIT),
});

/** `GET /api/customers/{customer}`: which page of the timeline. */
export const timelineQuerySchema = z.strictObject({
  sort: z.enum(RECORD_SORTS).optional().meta({ description: 'Default: oldest first' }),
  cursor: z.string().optional().meta({ description: '`next` of the page before' }),
  limit: z
    .string()
    .optional()
    .meta({ description: `Steps a page, 1 to ${TIMELINE_PAGE_LIMIT} (default 50)`, example: '50' }),
});
export type TimelineQuery = z.infer<typeof timelineQuerySchema>;

const groupSchema = z.object({ key: z.string(), name: bilingualSchema });

/** What is worth noticing about a step; all days in the organisation's zone. */
const markSchema = z.discriminatedUnion('kind', [
  /** The matter went on with another department or channel. */
  z.object({
    kind: z.literal('handoff'),
    what: z.enum(['department', 'channel']),
    from: groupSchema,
    to: groupSchema,
  }),
  /** The customer came back about the same thing within `rules.repeatDays`; `since` = day of the meeting before. */
  z.object({ kind: z.literal('repeat'), since: daySchema, seconds: z.number().int() }),
  /** After this step nothing happened for more than `rules.waitDays` while a case was open; `to` null = still. */
  z.object({
    kind: z.literal('wait'),
    from: daySchema,
    to: daySchema.nullable(),
    seconds: z.number().int(),
  }),
]);
export type TimelineMarkAnswer = z.infer<typeof markSchema>;

/** One step of a timeline. Of another department's record there are the day and the kind of channel only. */
const stepSchema = z.object({
  day: daySchema,
  channelKind: z.enum(CHANNEL_KINDS).nullable(),
  record: recordItemSchema.nullable(),
  marks: z.array(markSchema),
});
export type TimelineStepAnswer = z.infer<typeof stepSchema>;

/** `GET /api/customers/{customer}`: a page of everything one customer went through. */
export const timelineAnswerSchema = z.object({
  customer: z.string(),
  zone: z.string(),
  /** Steps in all, and how many of them are of records that the caller may not read. */
  total: z.number().int(),
  hidden: z.number().int(),
  rules: z.object({ waitDays: z.number().int(), repeatDays: z.number().int() }),
  /** True while records that have just come are still being put in their places. */
  incomplete: z.boolean(),
  steps: z.array(stepSchema),
  next: z.string().nullable(),
});
export type TimelineAnswer = z.infer<typeof timelineAnswerSchema>;
