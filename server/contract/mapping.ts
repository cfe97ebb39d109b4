import { z } from 'zod';
import { CHANNEL_KINDS, DIMENSIONS } from '../domain/dimensions.ts';
import { RECORD_KINDS } from '../domain/records/fields.ts';
import { INSTRUMENT_KINDS } from '../domain/records/instrument.ts';
import {
  booleanTokensSchema,
  conditionSchema,
  numberFormatSchema,
  valueSchema,
} from './mapping-value.ts';

/** A short token that names a source, an instrument or an attribute. */
export const tokenSchema = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,59}$/);

/** Either language may be left out; an empty name shows the value itself. */
const nameSchema = z.strictObject({ en: z.string().default(''), ar: z.string().default('') });

/** How files are written that can be imported; `json` is one list of records, `ndjson` one record a line. */
export const FILE_KINDS = ['delimited', 'ndjson', 'json', 'xlsx'] as const;
export type FileKind = (typeof FILE_KINDS)[number];
/** What may stand between two cells. */
export const DELIMITERS = [',', '\t', ';', '|'] as const;
/** Encodings that files are read in. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1256', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** How the file is written. What is left out is guessed from the file's first bytes. */
export const fileFormatSchema = z.strictObject({
  kind: z.enum(FILE_KINDS).optional(),
  encoding: z.enum(ENCODINGS).optional(),
  delimiter: z.enum(DELIMITERS).optional(),
  /** The quotation mark; null = the file has none, marks are data. */
  quote: z.enum(['"', "'"]).nullable().optional(),
  /** Lines of the header; the first names the columns. 0 = no header, columns are called `1`, `2`, … */
  headerRows: z.number().int().min(0).max(10).optional(),
  /** Line (of a workbook: row) on which the header begins; what stands above is passed over. Without it, the first that is not empty. */
  headerLine: z.number().int().min(1).max(1000).optional(),
  /** A workbook's sheet by its name, or by its place from 1; without it, the first that has rows. */
  sheet: z.union([z.string().min(1), z.number().int().min(1)]).optional(),
  /** Where the list of records is in JSON: keys with dots between them. Without it, the file is the list, or holds only one. */
  path: z.string().min(1).optional(),
});
export type FileFormat = z.infer<typeof fileFormatSchema>;

/** A survey question that the mapping declares; see `Instrument` in the domain (its code is the store's). */
export const instrumentDeclarationSchema = z.strictObject({
  id: tokenSchema,
  kind: z.enum(INSTRUMENT_KINDS),
  question: nameSchema,
  scaleMin: z.number().int(),
  scaleMax: z.number().int(),
  topFrom: z.number().int(),
  bottomTo: z.number().int(),
});
export type InstrumentDeclaration = z.infer<typeof instrumentDeclarationSchema>;

/**
 * The external id: one or more columns, or (for files without ids) a hash of columns plus the number of times the same
 * values were seen in the file so far. `part` is added as `#part` when one row makes several records.
 */
export const recordIdSchema = z.union([
  z.strictObject({ column: z.string().min(1), part: tokenSchema.optional() }),
  z.strictObject({ columns: z.array(z.string().min(1)).min(1), part: tokenSchema.optional() }),
  z.strictObject({
    hash: z.union([z.literal('all'), z.array(z.string().min(1)).min(1)]),
    part: tokenSchema.optional(),
  }),
]);
export type RecordId = z.infer<typeof recordIdSchema>;

/** How the rows of a joined file stand to the records. */
const TABLE_KINDS = ['reference', 'details'] as const;

/**
 * Another file whose rows are found by a key. Of a `reference` (departments, customers) a record names a row: a name
 * that is not there is an orphan. The rows of `details` (a history, comments) belong to a record: rows whose record is
 * not in the file are orphans. Orphans are counted and listed.
 */
const tableSchema = z.strictObject({
  kind: z.enum(TABLE_KINDS),
  /** The key of each row, read from the table's own columns. */
  key: valueSchema,
  /** The command line reads this file, beside the one that is imported; without it, the `sheet` of the file itself. */
  file: z.string().min(1).optional(),
  format: fileFormatSchema.optional(),
});
export type TableDeclaration = z.infer<typeof tableSchema>;

/** One record that a row makes. `fields` are those of its kind (see `RECORD_FIELDS` in the domain). */
export const recordTemplateSchema = z.strictObject({
  kind: z.enum(RECORD_KINDS),
  when: conditionSchema.optional(),
  id: recordIdSchema,
  /**
   * Several rows make one record (a log of changes): it is read anew from each row and the last one wins; `overRows` looks
   * at all of them. `together`: the rows of a record stand one after another. `anywhere`: they may be scattered.
   */
  rows: z.enum(['together', 'anywhere']).optional(),
  /** When it happened: opened, contacted, answered, the day of a total. */
  at: valueSchema,
  customer: valueSchema.optional(),
  caseId: valueSchema.optional(),
  /** The source's version of the record; an older one never replaces a newer one. */
  updatedAt: valueSchema.optional(),
  /** Id of the instrument a response answers; must be declared under `instruments`. */
  instrument: tokenSchema.optional(),
  dimensions: z.partialRecord(z.enum(DIMENSIONS), valueSchema).optional(),
  attributes: z.record(tokenSchema, valueSchema).optional(),
  fields: z.record(z.string(), valueSchema).optional(),
});
export type RecordTemplate = z.infer<typeof recordTemplateSchema>;

/** What each column of a source's files means. Versioned, and kept with every import made by it. */
export const mappingSchema = z.strictObject({
  version: z.literal(1),
  source: tokenSchema,
  /** Zone of wall-clock dates; without it, the organisation's. */
  zone: z.string().optional(),
  format: fileFormatSchema.optional(),
  /** Words that mean "not given" in every column; an empty cell always does. */
  missing: z.array(z.string()).optional(),
  dates: z.array(z.string().min(1)).min(1).optional(),
  numbers: numberFormatSchema.optional(),
  booleans: booleanTokensSchema.optional(),
  instruments: z.array(instrumentDeclarationSchema).optional(),
  /** What kind of meeting each channel value is. */
  channelKinds: z.record(z.string(), z.enum(CHANNEL_KINDS)).optional(),
  /** Names of dimension values. */
  names: z.partialRecord(z.enum(DIMENSIONS), z.record(z.string(), nameSchema)).optional(),
  /** What attributes are called for readers whose keys do not tell it; a name that a person gave stays. */
  attributeNames: z.record(tokenSchema, nameSchema).optional(),
  /** Files that are joined by key, by the name that lookups use. */
  tables: z.record(tokenSchema, tableSchema).optional(),
  records: z.array(recordTemplateSchema).min(1).max(40),
});
export type Mapping = z.infer<typeof mappingSchema>;
