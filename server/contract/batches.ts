import { z } from 'zod';
import { DIMENSIONS } from '../domain/dimensions.ts';
import type { FieldType, RecordKind } from '../domain/records/fields.ts';
import { plainId } from '../domain/records/plain-id.ts';
import { mostOf, PRECISIONS, RECORD_FIELDS } from '../domain/records/fields.ts';
import type { RecordInput } from '../domain/records/record.ts';
import { instrumentDeclarationSchema } from './mapping.ts';

/** Most records of one batch. */
export const BATCH_LIMIT = 5000;

/** First and last instant that JavaScript's and ISO's years agree on: 0001 to 9999. */
const FIRST_INSTANT = -62_135_596_800_000;
const LAST_INSTANT = 253_402_300_799_999;

/** Text as every store can hold it: without the character NUL and without halves of characters. */
function text(limit: number) {
  return z
    .string()
    .max(limit)
    .transform((given) => given.replace(/[\0\p{Surrogate}]/gu, '\uFFFD'));
}

const keySchema = text(200).refine((given) => given.trim() !== '', '1 … 200');
const idSchema = keySchema.transform(plainId);

/** An instant: UTC milliseconds, or ISO 8601 with an offset. */
const instantSchema = z
  .union([
    z.number().int().min(FIRST_INSTANT).max(LAST_INSTANT),
    z.iso.datetime({ offset: true }).transform((given) => Date.parse(given)),
  ])
  .meta({
    description: 'UTC milliseconds, or ISO 8601 with an offset',
    example: '2026-11-15T08:30:00Z',
  });

const wholeSchema = z.number().int();

function fieldSchema(kind: RecordKind, type: FieldType): z.ZodType<string | number | boolean> {
  switch (type) {
    case 'instant':
      return instantSchema;
    case 'count':
      return wholeSchema.min(0).max(mostOf(kind, type));
    case 'share':
      return wholeSchema.min(0).max(1_000_000).meta({ description: 'Millionths' });
    case 'flag':
      return z.boolean();
    case 'code':
      return text(200);
    case 'text':
      return text(100_000);
    case 'seconds':
      return wholeSchema.min(-mostOf(kind, type)).max(mostOf(kind, type));
    case 'day':
    case 'minor':
    case 'score':
      return wholeSchema;
  }
}

function fieldsSchema(kind: RecordKind) {
  const fields = Object.entries(RECORD_FIELDS[kind]).map(([name, type]) => [
    name,
    fieldSchema(kind, type).nullable().default(null),
  ]);
  // Object.fromEntries forgets the names; they are those of the kind.
  const shape = Object.fromEntries(fields) as Record<string, z.ZodType>;
  return z.strictObject(shape);
}

function recordSchema<K extends RecordKind>(kind: K) {
  const fields = fieldsSchema(kind);
  return z.strictObject({
    kind: z.literal(kind),
    /** The source's own id; the same id of the same kind is the same record. */
    externalId: idSchema,
    at: instantSchema,
    precision: z.enum(PRECISIONS).default('second'),
    customer: idSchema.nullable().default(null),
    caseId: idSchema.nullable().default(null),
    dimensions: z.partialRecord(z.enum(DIMENSIONS), keySchema).default({}),
    attributes: z
      .record(
        z.string().regex(/^[a-z0-9][a-z0-9._-]{0,59}$/),
        z.union([text(500), z.number(), z.boolean()]),
      )
      .default({}),
    /** The source's version: an older one never replaces a newer one. */
    updatedAt: instantSchema.nullable().default(null),
    fields: kind === 'response' ? fields : fields.prefault({}),
  });
}

const recordInputSchema = z.discriminatedUnion('kind', [
  recordSchema('case'),
  recordSchema('contact'),
  recordSchema('response'),
  recordSchema('daily_total'),
]);

/** `POST /api/batches`: all of its records are stored, or none is. */
export const batchSchema = z.strictObject({
  source: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,59}$/),
  /** Survey questions that its responses answer and that may be new. */
  instruments: z.array(instrumentDeclarationSchema).max(100).default([]),
  /** At most `BATCH_LIMIT`. */
  records: z.array(recordInputSchema).min(1),
});
export type Batch = Omit<z.infer<typeof batchSchema>, 'records'> & { records: RecordInput[] };

/** All records of the batch are on disk: `stored` of them, whether they were new or not. */
export const batchAnswerSchema = z.object({
  stored: z.number().int(),
  created: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
  /** Records of which a newer version was there already. */
  older: z.number().int(),
});
export type BatchAnswer = z.infer<typeof batchAnswerSchema>;
