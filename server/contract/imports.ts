import { z } from 'zod';
import { FAULTS } from '../domain/records/faults.ts';
import { RECORD_KINDS } from '../domain/records/fields.ts';
import { joinedCountSchema } from './joined.ts';
import { FILE_KINDS, mappingSchema } from './mapping.ts';
import { fileIdSchema } from './shapes.ts';

/** States of an import, in the order in which it can go through them. */
const IMPORT_STATE_NAMES = ['running', 'done', 'failed', 'undoing', 'undone'] as const;

const instantSchema = z.number().int().nullable().meta({ description: 'UTC milliseconds' });

/** What went wrong, as `error` of an error answer. */
const problemSchema = z.object({
  code: z.string(),
  message: z.string(),
  details: z.record(z.string(), z.unknown()),
});

/** One import and how far it is: `position` of `size` bytes. */
export const importSchema = z.object({
  id: z.string(),
  source: z.string(),
  state: z.enum(IMPORT_STATE_NAMES),
  fileName: z.string(),
  position: z.number().int(),
  size: z.number().int(),
  rowsRead: z.number().int(),
  recordsNew: z.number().int(),
  recordsChanged: z.number().int(),
  /** Records that were there already, exactly so. */
  recordsSame: z.number().int(),
  /** Records of which a newer version was there already. */
  recordsOlder: z.number().int(),
  /** Records that it wrote last and that were dropped by age since: they still count, and undoing it leaves them so. */
  recordsDropped: z.number().int(),
  /** Rows that were refused, wholly or for some of their records. */
  rowsRejected: z.number().int(),
  /** Entries about joined files in the list of refused rows: keys that are not there, and keys whose rows belong to no record. */
  orphans: z.number().int(),
  /** Rows of which the mapping makes no record, and the lines of the first five; null = imported by a version that did not keep it. */
  rowsUnused: z.number().int().nullable(),
  unusedLines: z.array(z.number().int()).nullable(),
  /** What did not come together with joined files; null = imported by a version that did not keep it. */
  joined: z.array(joinedCountSchema).nullable(),
  /** Wall-clock times that clocks showed twice (the earlier one was taken) or never (moved on by the gap). */
  timesAmbiguous: z.number().int(),
  timesImpossible: z.number().int(),
  firstAt: instantSchema,
  lastAt: instantSchema,
  /** Last instant on which anything of its records counts; null = none, or an import of an earlier version. */
  countedTo: instantSchema,
  startedAt: z.number().int(),
  finishedAt: instantSchema,
  problem: problemSchema.nullable(),
});
export type ImportAnswer = z.infer<typeof importSchema>;

const columnNamesSchema = z.array(z.string()).nullable();

/** Names of columns in the order of the file, of JSON the paths in a sample of it; null = they are not known. */
export const importHeaderSchema = z.object({
  file: columnNamesSchema,
  /** Of each joined file, by the name of the table. */
  tables: z.record(z.string(), columnNamesSchema),
});
export type HeaderAnswer = z.infer<typeof importHeaderSchema>;

/**
 * A later import of the same source that stands and found records as they were: `most` = how many of those another import
 * had written at most.
 */
const laterFindSchema = z.object({
  import: z.string(),
  fileName: z.string(),
  startedAt: z.number().int(),
  most: z.number().int(),
});
export type LaterFind = z.infer<typeof laterFindSchema>;

/** One import in full, with its mapping and the records an undo left alone: the first thousand, and how many in all. */
export const importDetailSchema = importSchema.extend({
  mapping: z.unknown(),
  /** The zone in which its wall-clock times were read; null = imported by a version that did not keep it. */
  zone: z.string().nullable(),
  /** Null = imported by a version that did not keep it. */
  header: importHeaderSchema.nullable(),
  kept: z.array(
    z.object({
      kind: z.string(),
      source: z.string(),
      externalId: z.string(),
      /** The later import that wrote the record again. */
      laterImport: z.string(),
    }),
  ),
  keptTotal: z.number().int(),
  /**
   * What taking it back takes from later imports, or took, newest first: only when their files are imported again does it come back.
   */
  laterFinds: z.array(laterFindSchema),
});

export type ImportDetail = z.infer<typeof importDetailSchema>;

/** `GET /api/imports`: newest first. */
export const importListSchema = z.object({ imports: z.array(importSchema) });

/** A file that was sent and waits to be imported; it is cleared away after a day. */
export const uploadSchema = z.object({
  file: z.string(),
  name: z.string(),
  bytes: z.number().int(),
});

/** `POST /api/imports`: import an uploaded file; `POST /api/imports/dry-runs`: look what that would do. */
export const importRequestSchema = z.strictObject({
  /** Id that `POST /api/imports/files` gave. */
  file: fileIdSchema,
  /** Name to show. */
  name: z.string().max(300).default(''),
  mapping: mappingSchema,
  /** Ids of the uploaded files that the mapping joins, by the name of the table. */
  tables: z.record(z.string(), fileIdSchema).default({}),
});

/** A refused row: its line in the file, why, and the sentence in the caller's language. */
export const rejectSchema = problemSchema.extend({
  line: z.number().int(),
  /** Its other reasons. */
  further: z.array(problemSchema),
  /** Its own cells in the order of the file's columns, free text redacted; null where they are not kept. */
  cells: z.array(z.string()).nullable(),
});

/** The first 10,000 refused rows and orphans of an import are kept; `next` = cursor of the next page. */
export const rejectListSchema = z.object({
  total: z.number().int(),
  /** Names of the file's columns; null = they are not known. */
  columns: z.array(z.string()).nullable(),
  /** How a file with these rows must be written to be read as the imported one was. */
  format: z.object({
    delimiter: z.string(),
    headerRows: z.number().int(),
    headerLine: z.number().int(),
  }),
  rejects: z.array(rejectSchema),
  next: z.string().nullable(),
});

/** What an import would do, as far as the file has been read. */
const dryRunFactsSchema = z.object({
  kind: z.enum(FILE_KINDS),
  encoding: z.string(),
  delimiter: z.string().nullable(),
  columns: z.array(z.string()),
  /** Columns that a saved list of refused rows has beside its file's: they are not read. */
  leftOut: z.array(z.string()),
  /** Null for a file without a header line (JSON). */
  header: z
    .object({
      /** Line (of a workbook: row) on which it was found. */
      line: z.number().int(),
      /** What stands above it and was passed over, row by row, at most 80 characters of each. */
      above: z.array(z.string()),
    })
    .nullable(),
  rowsRead: z.number().int(),
  /** Rows of which the mapping makes no record, because no record's condition holds for them. */
  rowsUnused: z.number().int(),
  /** Lines of the first five of them. */
  unusedLines: z.array(z.number().int()),
  /** Invitations that nobody answered, counted among the responses. */
  unanswered: z.number().int(),
  records: z.record(z.enum(RECORD_KINDS), z.number().int()),
  /** Of the cases, those that nothing says were resolved: they count as open. */
  casesOpen: z.number().int(),
  /** How often a record came again under its id, without being made of several rows: the last row counts. */
  recordsAgain: z.number().int(),
  /** Of these records, those that are stored already: where the file says otherwise, it would take their place. */
  recordsStored: z.number().int(),
  /** Cases that are over in the store and open in the file: reopened since, or the file is an older export. */
  casesOpenAgain: z.number().int(),
  /**
   * Columns that told the source's records apart when it was last imported, where this mapping tells them apart otherwise and
   * the file has records of the same days, none of them stored: what both files tell would be counted twice. Empty = all that
   * stood in a row; null = nothing speaks for it.
   */
  countedTwice: z.array(z.string()).nullable(),
  /**
   * Cases that are not stored, of days that earlier files of the source cover, where cases are known by all that stands in
   * their row: those of them that changed since are stored as they were, and would be counted twice.
   */
  newInKnownDays: z.number().int(),
  /** An import of another source with as many records of the very same time: what both tell would be counted twice. */
  likeImport: z.object({ source: z.string(), fileName: z.string() }).nullable(),
  /**
   * Another source that has some of these records already, under the same id, customer and instant, and which share of
   * them (0 to 1, by a sample): read as a source of its own the file would have them counted twice. Null = none has, or the
   * file is not read to its end.
   */
  storedElsewhere: z.object({ source: z.string(), share: z.number() }).nullable(),
  rowsRejected: z.number().int(),
  orphans: z.number().int(),
  joined: z.array(joinedCountSchema),
  /** What cannot be true of some records: how many of a kind, and the id of the first. */
  faults: z.array(
    z.object({
      kind: z.enum(RECORD_KINDS),
      fault: z.enum(FAULTS),
      records: z.number().int(),
      example: z.string(),
    }),
  ),
  timesAmbiguous: z.number().int(),
  timesImpossible: z.number().int(),
  firstAt: instantSchema,
  lastAt: instantSchema,
  /** The first records as they would be stored, in the form of `POST /api/batches`. */
  sample: z.array(z.record(z.string(), z.unknown())),
  rejects: z.array(rejectSchema),
});
export type DryRunFacts = z.infer<typeof dryRunFactsSchema>;

/** States of a dry run; `cancelled` only answers the request that cancels it. */
const DRY_RUN_STATES = ['running', 'done', 'failed', 'cancelled'] as const;

/** A look through a whole file: `position` of `size` bytes of the file as it was sent. Nothing of it is stored. */
export const dryRunSchema = z.object({
  id: z.string(),
  file: z.string(),
  state: z.enum(DRY_RUN_STATES),
  position: z.number().int(),
  size: z.number().int(),
  /** Null until the file was opened; of all rows when the dry run is done. */
  facts: dryRunFactsSchema.nullable(),
  problem: problemSchema.nullable(),
});
export type DryRunAnswer = z.infer<typeof dryRunSchema>;
