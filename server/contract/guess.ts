import { z } from 'zod';
import { mappingSchema } from './mapping.ts';
import { fileIdSchema } from './shapes.ts';

/** What a column was taken for. `unused` columns have no place in the mapping; `why` says the reason. */
export const GUESS_ROLES = [
  'id',
  'at',
  'updatedAt',
  'customer',
  'case',
  'dimension',
  'field',
  'score',
  'attribute',
  'unused',
] as const;
export type GuessRole = (typeof GUESS_ROLES)[number];

/** How sure a guess is: `sure` needs no look, `likely` deserves one, `doubt` comes with a question or is left out. */
export const CERTAINTIES = ['sure', 'likely', 'doubt'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** Reasons for a role, language-free; the sentences stand in `server/messages/guess-*.ts`. */
export const WHY_CODES = [
  'HEADER_AND_VALUES',
  'HEADER_ONLY',
  'VALUES_ONLY',
  'TOLD',
  'ID_UNIQUE',
  'ID_TWICE',
  'ID_REPEATS_LAST_WINS',
  'ID_OF_ROWS',
  'DATE_FORMAT',
  'DATE_ORDER_PROVEN',
  'DATE_ORDER_LIKELY',
  'DATE_ORDER_OPEN',
  'DATE_ORDERS_MIXED',
  'SCORE_SCALE',
  'SCORE_LABELS',
  'SCORE_TWO',
  'DURATION_UNIT',
  'ELAPSED',
  'CHANNEL_WORDS',
  'PART_OF_TEXT',
  'SHARE_OF_COUNT',
  'CATEGORY_KEPT',
  'ROLE_TAKEN',
  'EMPTY',
  'CONSTANT',
  'ROW_NUMBER',
  'QUEUE_NUMBER',
  'PERSONAL',
  'PERSONAL_KEY',
  'DATE_AFTER',
  'DATE_EXTRA',
  'DATE_UNREADABLE',
  'TOO_MANY_VALUES',
  'ATTRIBUTES_FULL',
  'NUMBER_UNKNOWN',
  'TECHNICAL',
  'STAFF_NOTE',
  'SAME_AS',
  'QUESTION_OF',
  'CLOCK_OF',
  'MONTH_DATE',
  'ROWS_SPREAD',
  'ROWS_DIFFER',
  'ROWS_APART',
  'EVENT_DATE',
  'EVENTS_COUNTED',
  'STATUS_ENDS',
  'ABANDONED_WORDS',
  'HANDED_OVER',
  'SURVEY_TOOL',
  'SURVEY_TRIALS',
  'TOLD_PARTLY',
  'TOLD_NOT',
  'DISPLACED',
  'MOVED',
] as const;
export type WhyCode = (typeof WHY_CODES)[number];

/**
 * Things a person must decide; each has options, one of which the guess has taken, or any number where several can be chosen.
 * Days (`2026-05-31`) are asked for without any.
 */
export const QUESTION_CODES = [
  'ASK_DATE_ORDER',
  'ASK_ZERO',
  'ASK_ZONE',
  'ASK_ID',
  'ASK_NO_DATE',
  'ASK_INDEX_BASE',
  'ASK_ID_REPEATS',
  'ASK_ID_TWICE',
  'ASK_KNOWN_BY',
  'ASK_QUEUE_NUMBER',
  'ASK_ANSWER_ROWS',
  'ASK_EVENT_ROWS',
  'ASK_MESSAGE_ROWS',
  'ASK_TURN_ROWS',
  'ASK_BEGUN',
  'ASK_SCALE',
  'ASK_BEST_END',
  'ASK_DURATION_UNIT',
  'ASK_INVITATIONS',
  'ASK_ENDED',
  'ASK_END_CODES',
  'ASK_END_OF_DAY',
  'ASK_REOPENED',
  'ASK_VOIDED',
  'ASK_TRIALS',
  'ASK_SCORES',
  'ASK_NO_SCORE',
  'ASK_SUMMARY',
] as const;
export type QuestionCode = (typeof QUESTION_CODES)[number];

/** What kind of file it seems to be. */
export const FILE_SHAPES = ['cases', 'contacts', 'survey', 'daily_totals', 'event_log'] as const;
export type FileShape = (typeof FILE_SHAPES)[number];

const paramSchema = z.union([z.string(), z.number(), z.array(z.string())]);
const paramsSchema = z.record(z.string(), paramSchema);

/** A reason or a question: its code, what its sentence names, and the sentence in the caller's language. */
function told<C extends readonly [string, ...string[]]>(codes: C) {
  return z.object({ code: z.enum(codes), params: paramsSchema, message: z.string() });
}

/** One column of the file and what it was taken for. */
const guessedColumnSchema = z.object({
  /**
   * The name a mapping uses: the header, or `#3` where the header is empty or there twice. Of a joined file, its table's
   * name, a slash and that name.
   */
  column: z.string(),
  /** Name of the joined file's table; null = a column of the file itself. */
  table: z.string().nullable(),
  header: z.string(),
  /** True for one that the file does not have: it is laid out from rows that make one record together. */
  laidOut: z.boolean(),
  /** What was asked, where the header is only its number and a line below it has the words; else null. */
  question: z.string().nullable(),
  /** Up to five different values, the most frequent first. */
  samples: z.array(z.string()),
  /** Share of rows that have a value, 0 to 1. */
  filled: z.number(),
  /** Different values seen in the sample. */
  distinct: z.number().int(),
  role: z.enum(GUESS_ROLES),
  /** Place in the mapping's record (`at`, `dimensions.theme`, `fields.dueAt`, `attributes.zip`, `instruments.nps`); null when unused. */
  target: z.string().nullable(),
  certainty: z.enum(CERTAINTIES),
  why: told(WHY_CODES),
});

/** A question with its options; send the chosen `value` back under `answers` to have the mapping guessed again. */
const guessQuestionSchema = z.object({
  /** Stable name of the question, for `answers`. */
  id: z.string(),
  ...told(QUESTION_CODES).shape,
  columns: z.array(z.string()),
  options: z.array(
    z.object({
      value: z.string(),
      message: z.string(),
      /** A value of the file as this option reads it; null where there is none to show. */
      example: z.string().nullable(),
    }),
  ),
  /**
   * What the mapping has now, as a list where any number of the options can be chosen; null = nothing can be proposed, and
   * until it is answered no import takes the mapping.
   */
  chosen: z.union([z.string(), z.array(z.string())]).nullable(),
});

/** A sheet of a workbook by its name. */
const sheetNameSchema = z.string().min(1).max(200);

/** The columns by which two files are joined: the file's own and the joined file's. */
const keysSchema = z.object({ own: z.string(), theirs: z.string() });

/** A sent file (or another sheet of the same one) whose rows belong to those of the file by a key. */
const joinRequestSchema = z.strictObject({
  file: fileIdSchema,
  name: z.string().max(300).default(''),
  sheet: sheetNameSchema.optional(),
  /** The key as a person told it; without it, or where these columns are not there, it is guessed. */
  keys: z.strictObject(keysSchema.shape).optional(),
});

/** A joined file as far as it was looked at. */
const joinedTableSchema = z.object({
  /** Its name under `tables` of the mapping and of `POST /api/imports`. */
  table: z.string(),
  /** What a person calls it: the sheet, or the file. */
  title: z.string(),
  columns: z.array(z.object({ name: z.string(), header: z.string() })),
  /** Null when no two columns look like a key; nothing of the file is used then. */
  keys: keysSchema.nullable(),
  /** Different keys in the rows of the file that were looked at, and how many of them the joined file has. */
  looked: z.number().int(),
  found: z.number().int(),
  /** False when the joined file is so long that only its first part was searched. */
  complete: z.boolean(),
});
export type JoinedTableAnswer = z.infer<typeof joinedTableSchema>;

const toldColumnSchema = z.strictObject({
  column: z.string(),
  target: z.string().max(200).nullable(),
});
export type ToldColumn = z.infer<typeof toldColumnSchema>;

/** `POST /api/imports/guess`: what the columns of a sent file seem to be. */
export const guessRequestSchema = z.strictObject({
  /** Id that `POST /api/imports/files` gave. */
  file: fileIdSchema,
  /** Name of the file; the source is called after it. */
  name: z.string().max(300).default(''),
  /** Answers to earlier questions: id of the question → value of the option, or those of all that are chosen. */
  answers: z
    .record(z.string(), z.union([z.string().max(300), z.array(z.string()).max(2000)]))
    .default({}),
  /**
   * What a person says a column is, in the order in which it was said: where two are said to be the same, the last word
   * holds. `target` as in an answer, null = not used.
   */
  told: z.array(toldColumnSchema).max(2000).default([]),
  /** The sheet of a workbook; without it, the one that seems to hold the records. */
  sheet: sheetNameSchema.optional(),
  /** Files that belong to this one. */
  tables: z.array(joinRequestSchema).max(8).default([]),
});

/** A proposed mapping, column by column why, and what to ask. */
export const guessSchema = z.object({
  shape: z.enum(FILE_SHAPES),
  rowsLookedAt: z.number().int(),
  mapping: mappingSchema,
  columns: z.array(guessedColumnSchema),
  /** The joined files in the order in which they were given. */
  tables: z.array(joinedTableSchema),
  questions: z.array(guessQuestionSchema),
  /** What the file asked its customers, where it says so in words; empty where only headers tell. */
  asked: z.array(z.string()),
});
export type GuessRequest = z.infer<typeof guessRequestSchema>;
export type GuessAnswer = z.infer<typeof guessSchema>;
