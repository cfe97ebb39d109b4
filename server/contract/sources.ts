import { z } from 'zod';
import { FAULTS } from '../domain/records/faults.ts';
import { RECORD_KINDS } from '../domain/records/fields.ts';
import { importHeaderSchema, importSchema } from './imports.ts';
import { retentionSchema } from './retention.ts';
import { bilingualSchema, daySchema } from './shapes.ts';

const instantSchema = z.number().int().nullable().meta({ description: 'UTC milliseconds' });

/** Every fault of every kind, once. */

/** Records of one kind from one source: how many there are, what they fill, what cannot be true of them. */
const kindQualitySchema = z.object({
  kind: z.enum(RECORD_KINDS),
  records: z.number().int(),
  /** Customer, case, the nine dimensions, then the fields of the kind; `filled` = records that have a value. */
  fields: z.array(z.object({ field: z.string(), filled: z.number().int() })),
  /** Only faults that occur. `example` = external id of one such record. */
  faults: z.array(
    z.object({ fault: z.enum(FAULTS), records: z.number().int(), example: z.string() }),
  ),
});

/** What was counted over all records of a source. */
export const sourceQualitySchema = z.object({
  records: z.number().int(),
  /** Records that the linker has not looked at yet. */
  waiting: z.number().int(),
  kinds: z.array(kindQualitySchema),
  /** The 26 weeks up to the newest record, oldest first; before the source's first record null, empty ones after it 0. */
  weeks: z.array(z.object({ from: daySchema, records: z.number().int().nullable() })),
});
export type SourceQuality = z.infer<typeof sourceQualitySchema>;

/** A source as the settings and the imports tell it; `quality` is null until its records were counted once. */
export const sourceSchema = z.object({
  id: z.string(),
  name: bilingualSchema,
  /** Older records are refused unless they are stored; null = none are. */
  sealedBefore: instantSchema,
  /** Newest instant a record of this source carries; null = no records yet. */
  lastAt: instantSchema,
  /** Sums over its imports; records sent by `POST /api/batches` are not in them. */
  imports: z.object({
    count: z.number().int(),
    newestAt: instantSchema,
    recordsNew: z.number().int(),
    recordsChanged: z.number().int(),
    recordsSame: z.number().int(),
    recordsOlder: z.number().int(),
    rowsRejected: z.number().int(),
  }),
  quality: sourceQualitySchema.nullable(),
  retention: retentionSchema,
});
export type SourceInfo = z.infer<typeof sourceSchema>;

/** `GET /api/sources`: where records come from, and in what state they are. */
export const sourcesAnswerSchema = z.object({
  /** The count over all records runs beside; answers give the last one that is complete. */
  survey: z.object({
    /** How far the count is that runs now, 0 to 1; null = none runs. */
    share: z.number().nullable(),
    countedAt: instantSchema,
    /** False when records changed since. */
    current: z.boolean(),
  }),
  /** Records that wait for the linker, at most 100,000 are counted. */
  waiting: z.object({ records: z.number().int(), more: z.boolean() }),
  sources: z.array(sourceSchema),
});
export type SourcesAnswer = z.infer<typeof sourcesAnswerSchema>;

/** `GET /api/sources/{id}`: one source with its newest 50 imports and the mapping of the last one that stands, else of the last that was taken back. */
export const sourceDetailSchema = sourceSchema.extend({
  newest: z.array(importSchema),
  /** A mapping as `POST /api/imports` takes it; null = no file of it was imported yet. */
  mapping: z.unknown(),
  /** Columns of the files of the import that `mapping` is of; null = none, or none were kept. */
  header: importHeaderSchema.nullable(),
});
export type SourceDetail = z.infer<typeof sourceDetailSchema>;

/** `PATCH /api/sources/{id}`: what is given changes; null takes the seal off, but for records that were dropped by age. */
export const sourceChangeSchema = z.strictObject({
  name: z.strictObject({ en: z.string().max(200), ar: z.string().max(200) }).optional(),
  sealedBefore: z.number().int().nullable().optional(),
});
export type SourceChange = z.infer<typeof sourceChangeSchema>;
