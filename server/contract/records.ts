import { z } from 'zod';
import { DIMENSIONS } from '../domain/dimensions.ts';
import { PRECISIONS, RECORD_KINDS } from '../domain/records/fields.ts';
import { bilingualSchema, daySchema, metricValueSchema } from './shapes.ts';
import { filterSchema } from './metrics.ts';

/** Most records on one page. */
export const RECORDS_PAGE_LIMIT = 200;

/**
 * `GET /api/records`: the records behind one number of `GET /api/metrics`, named by the same metric, range and filters;
 * or those whose text has some words; or both.
 */
export const recordsQuerySchema = z.strictObject({
  metric: z.string().min(1).optional().meta({
    description: 'One metric as in `metrics`; may be left out where `search` is given',
    example: 'nps:relationship',
  }),
  search: z.string().max(200).optional().meta({
    description:
      'Words that the text must have, in any order; "in a row" in quotation marks, begin*, -without. Arabic and Latin letters are found in any form.',
    example: 'refund "new card" -branch',
  }),
  from: daySchema,
  to: daySchema.meta({
    description: 'First day after the period, YYYY-MM-DD',
    example: '2026-11-22',
  }),
  filter: filterSchema.optional(),
  cursor: z.string().optional().meta({ description: '`next` of the page before' }),
  limit: z
    .string()
    .optional()
    .meta({
      description: `Records a page, 1 to ${RECORDS_PAGE_LIMIT} (default 50)`,
      example: '50',
    }),
});
export type RecordsQuery = z.infer<typeof recordsQuerySchema>;

/** An instant, ISO 8601 in UTC. */
const instantSchema = z.string().meta({ example: '2026-11-15T08:30:00.000Z' });

/** One record as the API tells it; what its source did not say is null or left out. */
export const recordItemSchema = z.object({
  kind: z.enum(RECORD_KINDS),
  source: z.string(),
  externalId: z.string().meta({ description: 'The record’s own id in its source' }),
  at: instantSchema,
  precision: z.enum(PRECISIONS),
  customer: z.string().nullable(),
  caseId: z.string().nullable(),
  dimensions: z.partialRecord(
    z.enum(DIMENSIONS),
    z.object({ key: z.string(), name: bilingualSchema }),
  ),
  attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** The kind's own fields; instants as ISO 8601, durations in whole seconds, unknown as null. */
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  updatedAt: instantSchema.nullable(),
  importId: z.string().nullable(),
  /** With `search`: where `fields.text` has the words, in UTF-16 units, `[start, end)`; at most 100 places. */
  found: z.array(z.object({ start: z.number().int(), end: z.number().int() })).optional(),
});
export type RecordItem = z.infer<typeof recordItemSchema>;

/** `GET /api/records`: one page, and the number made from all pages. */
export const recordsAnswerSchema = z.object({
  /** Null where only words were asked for. */
  metric: z.string().nullable(),
  period: z.object({ from: daySchema, to: daySchema, zone: z.string() }),
  /**
   * The number recomputed from these very records; its `n` is the one of the number that was clicked. Null where only
   * words were asked for.
   */
  value: metricValueSchema.nullable(),
  /** Records in all. Equal to `value.n`, except where one record stands for many (daily totals). */
  total: z.number().int(),
  /**
   * How many of them are hidden from the caller: other departments’ records. They are on no page. Always 0 with `search`,
   * where only what the caller may read is counted.
   */
  hidden: z.number().int(),
  /** True while older records are still being made searchable: some that have the words may be missing. */
  incomplete: z.boolean(),
  records: z.array(recordItemSchema),
  /** Cursor of the next page; null on the last. */
  next: z.string().nullable(),
});
export type RecordsAnswer = z.infer<typeof recordsAnswerSchema>;
