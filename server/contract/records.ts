import { z } from 'zod';
import { DIMENSIONS } from '../domain/dimensions.ts';
import { PRECISIONS, RECORD_KINDS } from '../domain/records/fields.ts';
import { bilingualSchema, daySchema, metricValueSchema } from './shapes.ts';
import { filterSchema } from './metrics.ts';

/** Orders of a list of records, by the instant they happened at. */
export const RECORD_SORTS = ['newest', 'oldest'] as const;
export type RecordSort = (typeof RECORD_SORTS)[number];

/** Characters of an id in an address at most: ids have 200, an escape may put one before. */
export const PATH_ID_LIMIT = 201;

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
  sort: z.enum(RECORD_SORTS).optional().meta({
    description: 'Default: oldest first with a metric, newest first without',
  }),
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
  /**
   * Records in all. Equal to `value.n` (or to `value.value`, see `recordsAre` of the catalogue), except where one record stands for
   * many (daily totals), or where the value is suppressed: then all answers of others count as hidden.
   */
  total: z.number().int(),
  /**
   * How many of them are hidden from the caller: other departments’ records. They are on no page. Always 0 with `search`,
   * where only what the caller may read is counted.
   */
  hidden: z.number().int(),
  /** True while older records are still being made searchable: some that have the words may be missing. */
  incomplete: z.boolean(),
  /**
   * Sources of which records before a day are no longer kept, where the period reaches there: the list may be shorter than
   * the number that was clicked.
   */
  notKept: z.array(z.object({ source: z.string(), name: bilingualSchema, before: daySchema })),
  records: z.array(recordItemSchema),
  /** Cursor of the next page; null on the last. */
  next: z.string().nullable(),
});
export type RecordsAnswer = z.infer<typeof recordsAnswerSchema>;

/** Path of one record: its kind, source and own id, each escaped as a part of an address. */
export const recordParamsSchema = z.object({
  kind: z.enum(RECORD_KINDS),
  source: z.string().min(1).max(PATH_ID_LIMIT),
  externalId: z.string().min(1).max(PATH_ID_LIMIT),
});
export type RecordParams = z.infer<typeof recordParamsSchema>;

/** What the other records tell about one; null where the linker has not been yet, or the kind has no such fact. */
const recordLinksSchema = z.object({
  linkedAt: instantSchema.nullable(),
  /** Contacts of the case, itself included as the first. */
  contacts: z.number().int().nullable(),
  /** True when the department was taken over from its case. */
  departmentOfCase: z.boolean(),
  /** Whether the customer came back about the same thing. */
  recontact: z
    .object({
      /** The window of the metrics, in days. */
      days: z.number().int(),
      cameBack: z.boolean(),
      /** False while the window is open and the answer may still change. */
      isFinal: z.boolean(),
      /** When; null when never, or for callers who may not read every record. */
      at: instantSchema.nullable(),
    })
    .nullable(),
});

const fieldValueSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** A record before an import overwrote it: what was otherwise then. */
const earlierVersionSchema = z.object({
  /** The import that overwrote it. */
  importId: z.string(),
  replacedAt: instantSchema,
  /** Fields, attributes (`attr.name`) and dimensions (by key) with their value then and after. */
  changes: z.array(
    z.object({ field: z.string(), before: fieldValueSchema, after: fieldValueSchema }),
  ),
});

/** `GET /api/records/{kind}/{source}/{externalId}`: one record with what belongs to it. */
export const recordAnswerSchema = z.object({
  record: recordItemSchema,
  source: z.object({ id: z.string(), name: bilingualSchema }),
  links: recordLinksSchema,
  /** Its case; null when there is none, or it may not be read. */
  case: recordItemSchema.nullable(),
  /** Other records of the case, oldest first; `hidden` = how many the caller may not read. */
  related: z.array(recordItemSchema),
  hidden: z.number().int(),
  more: z.boolean(),
  /** Newest first; empty for callers who may not read every record. */
  earlier: z.array(earlierVersionSchema),
  /** The metrics it counts in, by day. */
  counts: z.array(z.object({ day: daySchema, metrics: z.array(z.string()) })),
});
export type RecordAnswer = z.infer<typeof recordAnswerSchema>;
