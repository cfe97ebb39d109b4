import { z } from 'zod';

/** Units a duration column may be written in; `clock` is `H:MM:SS`, `MM:SS` or words (`1h 7m`, `2 days 3 hrs`). */
export const DURATION_UNITS = [
  'seconds',
  'milliseconds',
  'minutes',
  'hours',
  'days',
  'clock',
] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

const plainSchema = z.union([z.string(), z.number(), z.boolean()]);
export type Plain = z.infer<typeof plainSchema>;

/** How numbers are written: `1,234.5` is decimal `.` and thousands `,`; `1.234,5` the other way round. */
export const numberFormatSchema = z.strictObject({
  decimal: z.enum(['.', ',', '٫']).optional(),
  thousands: z.enum([',', '.', ' ', "'", '٬', '']).optional(),
});
export type NumberFormat = z.infer<typeof numberFormatSchema>;

/** Words for yes and no, compared without case. */
export const booleanTokensSchema = z.strictObject({
  true: z.array(z.string()).min(1),
  false: z.array(z.string()).min(1),
});
export type BooleanTokens = z.infer<typeof booleanTokensSchema>;

/** What to do with a value that the value map does not hold. */
const OTHERWISE = ['keep', 'missing', 'reject'] as const;

const boundSchema = z.union([z.number(), z.string().regex(/^\d{4}-\d{2}-\d{2}$/)]);

/**
 * Where a number or a date must lie, both ends included: numbers for numbers, days (`YYYY-MM-DD`, in the organisation's
 * zone) for dates. What lies outside is refused, or taken as not given.
 */
const withinSchema = z.strictObject({
  from: boundSchema.optional(),
  to: boundSchema.optional(),
  otherwise: z.enum(['reject', 'missing']).optional(),
});

/** How the text of a cell becomes a value. All optional; what is not said here is said by the mapping as a whole. */
const readingSchema = z.strictObject({
  /** Words that mean "not given" in this column, beside those of the whole mapping. */
  missing: z.array(z.string()).optional(),
  /** What a word of the source stands for; `null` = not given. */
  values: z.record(z.string(), plainSchema.nullable()).optional(),
  otherwise: z.enum(OTHERWISE).optional(),
  /** Upper bounds in rising order with a label each; the last may leave `below` out. */
  bins: z
    .array(z.strictObject({ below: z.number().optional(), label: z.string().min(1) }))
    .min(1)
    .optional(),
  /** Taken when the value is not given. */
  default: plainSchema.optional(),
  /**
   * Date formats, tried in order: tokens `YYYY YY MMM MM M DD D HH H hh h mm ss SSS A Z`, or `ISO`, `epoch`, `epochMs`, `serial` (days of a spreadsheet); after `Hijri ` tokens of a day of the Umm al-Qura calendar.
   * `MMM` (or `MMMM`) is the name of a month in English, Arabic, French, Spanish or Portuguese, whole or short, without regard to case, accents,
   * hamza, a dot behind it and `de` around it; beside it a day may be `1er` or `3rd`. `[h]` is the letter h: `H[h]mm` reads `14h05`;
   * `ddd` is the name of a weekday, which is not compared. `YYYY-MM` is a month, which counts on its first day.
   */
  dates: z.array(z.string().min(1)).min(1).optional(),
  /** Zone of wall-clock dates of this column. */
  zone: z.string().optional(),
  number: numberFormatSchema.optional(),
  unit: z.enum(DURATION_UNITS).optional(),
  /** Money is written in major units with this many decimals (2 for SAR and EUR, 3 for KWD); without it, in minor units. */
  decimals: z.number().int().min(0).max(4).optional(),
  booleans: booleanTokensSchema.optional(),
  within: withinSchema.optional(),
});
export type Reading = z.infer<typeof readingSchema>;

/** Which of several rows a value is taken from, or how their values make one. */
const PICKS = ['first', 'last', 'max', 'min', 'sum', 'count'] as const;

/** Which of two rows at the same instant is the later one. */
const LATER = ['above', 'below'] as const;

/**
 * One value out of several rows. `first` and `last` are the first and last that are given, in the order of the file or,
 * with `by`, of a date; of rows at the same instant the one `below` is the later, unless `later` says that files stand the
 * newest first. `count` counts rows, with `value` only those where it is given. `where` leaves rows
 * out. Where rows are ordered by a date and none are summed, a later file goes on with the records of an earlier one; counts need
 * the date for that too.
 */
export type Gathering = {
  value?: Value | undefined;
  pick?: (typeof PICKS)[number] | undefined;
  by?: Value | undefined;
  later?: (typeof LATER)[number] | undefined;
  where?: Condition | undefined;
};

/** A row of a joined file found by a key; see `tables` of the mapping. */
export type Lookup = Gathering & {
  table: string;
  key: Value;
  otherwise?: 'missing' | 'reject' | undefined;
};

/**
 * Where a value comes from: a column by its name (the short form), a constant, or a small expression over other
 * values. `of` reads an expression's text the way a column is read.
 */
export type Value =
  | string
  | ({ column: string } & Reading)
  | ({ of: Value } & Reading)
  | { constant: Plain }
  | { concat: Value[]; separator?: string | undefined }
  | { coalesce: Value[] }
  | { lower: Value }
  | { upper: Value }
  | { multiply: Value[] }
  | { seconds: { from: Value; to: Value } }
  | { addDays: { date: Value; days: Value } }
  /** The instant so many seconds after another; a duration is in seconds where its unit is told. Before it, if negative. */
  | { addSeconds: { date: Value; seconds: Value } }
  | { number: Value }
  | { flag: Value }
  /** The item at place `at` (from 1) of a text that lists several, cut at `by` and trimmed. */
  | { item: { of: Value; by: string; at: number } }
  /** Over all rows of a record so far; only in a record whose `rows` says that it has several. */
  | { overRows: Gathering }
  /** From the rows of another file that have this key. */
  | { lookup: Lookup }
  /** `take` where the condition holds, else another value; without `otherwise`, not given. */
  | { when: Condition; take: Value; otherwise?: Value | undefined };

/** The forms of `Value` that are objects, by the key that names them; used to explain a form that is none of them. */
export const VALUE_FORMS = [
  'column',
  'of',
  'constant',
  'concat',
  'coalesce',
  'lower',
  'upper',
  'multiply',
  'seconds',
  'addDays',
  'addSeconds',
  'number',
  'flag',
  'item',
  'overRows',
  'lookup',
  'when',
] as const;

function gatheringShape() {
  return {
    value: valueSchema.optional(),
    pick: z.enum(PICKS).optional(),
    by: valueSchema.optional(),
    later: z.enum(LATER).optional(),
    where: conditionSchema.optional(),
  };
}

/** Schema of `Value`. */
export const valueSchema: z.ZodType<Value> = z
  .lazy(() =>
    z.union([
      z.string().min(1),
      readingSchema.extend({ column: z.string().min(1) }),
      readingSchema.extend({ of: valueSchema }),
      z.strictObject({ constant: plainSchema }),
      z.strictObject({ concat: z.array(valueSchema).min(1), separator: z.string().optional() }),
      z.strictObject({ coalesce: z.array(valueSchema).min(1) }),
      z.strictObject({ lower: valueSchema }),
      z.strictObject({ upper: valueSchema }),
      z.strictObject({ multiply: z.array(valueSchema).min(2) }),
      z.strictObject({ seconds: z.strictObject({ from: valueSchema, to: valueSchema }) }),
      z.strictObject({ addDays: z.strictObject({ date: valueSchema, days: valueSchema }) }),
      z.strictObject({ addSeconds: z.strictObject({ date: valueSchema, seconds: valueSchema }) }),
      z.strictObject({ number: valueSchema }),
      z.strictObject({ flag: valueSchema }),
      z.strictObject({
        item: z.strictObject({
          of: valueSchema,
          by: z.string().min(1),
          at: z.number().int().min(1),
        }),
      }),
      z.strictObject({ overRows: z.strictObject(gatheringShape()) }),
      z.strictObject({
        lookup: z.strictObject({
          ...gatheringShape(),
          table: z.string(),
          key: valueSchema,
          otherwise: z.enum(['missing', 'reject']).optional(),
        }),
      }),
      z.strictObject({
        when: conditionSchema,
        take: valueSchema,
        otherwise: valueSchema.optional(),
      }),
    ]),
  )
  // The name lets the OpenAPI document refer to a form that holds itself.
  .meta({ id: 'MappingValue' });

/** When a record template applies to a row. */
export type Condition =
  | { present: Value }
  | { absent: Value }
  | { equals: { value: Value; to: Plain } }
  | { in: { value: Value; of: Plain[] } }
  /** The text lists several items, cut at `by`, and this is one of them. */
  | { lists: { value: Value; by: string; item: Plain } }
  | { atLeast: { value: Value; number: number } }
  | { below: { value: Value; number: number } }
  | { from: { value: Value; date: string } }
  | { before: { value: Value; date: string } }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

/** The forms of `Condition`, by the key that names them; used to explain a form that is none of them. */
export const CONDITION_FORMS = [
  'present',
  'absent',
  'equals',
  'in',
  'lists',
  'atLeast',
  'below',
  'from',
  'before',
  'all',
  'any',
  'not',
] as const;

/** Schema of `Condition`. */
export const conditionSchema: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      z.strictObject({ present: valueSchema }),
      z.strictObject({ absent: valueSchema }),
      z.strictObject({ equals: z.strictObject({ value: valueSchema, to: plainSchema }) }),
      z.strictObject({
        in: z.strictObject({ value: valueSchema, of: z.array(plainSchema).min(1) }),
      }),
      z.strictObject({
        lists: z.strictObject({ value: valueSchema, by: z.string().min(1), item: plainSchema }),
      }),
      z.strictObject({ atLeast: z.strictObject({ value: valueSchema, number: z.number() }) }),
      z.strictObject({ below: z.strictObject({ value: valueSchema, number: z.number() }) }),
      z.strictObject({ from: z.strictObject({ value: valueSchema, date: z.string() }) }),
      z.strictObject({ before: z.strictObject({ value: valueSchema, date: z.string() }) }),
      z.strictObject({ all: z.array(conditionSchema).min(1) }),
      z.strictObject({ any: z.array(conditionSchema).min(1) }),
      z.strictObject({ not: conditionSchema }),
    ]),
  )
  .meta({ id: 'MappingCondition' });
