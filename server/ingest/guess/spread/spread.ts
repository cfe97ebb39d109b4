import type { RecordTemplate } from '../../../contract/mapping.ts';
import type { Condition, Value } from '../../../contract/mapping-value.ts';
import { answerTo } from '../given.ts';
import type { Answers } from '../given.ts';
import type { DatedColumn } from '../date-order.ts';
import type { GuessQuestion, Why } from '../guessed.ts';
import type { GatheredPlace, Profile, SampleColumn } from '../profile.ts';
import { answersIn } from './answers-in.ts';
import { contactEventsIn } from './contact-events-in.ts';
import { eventsIn } from './events-in.ts';
import { messagesIn } from './messages-in.ts';
import { turnsIn } from './turns-in.ts';

/** A sample in which several rows make one record, laid out anew: a row for each record, a column for each thing it has. */
export type Spread = {
  kind: 'answers' | 'events' | 'messages';
  columns: SampleColumn[];
  /** Records in the sample. */
  rows: number;
  /** Columns that together name a record; none = a row is a record by itself. */
  key: readonly string[];
  /** How rows of one record stand in the file; null = nothing is gathered from them. */
  order: NonNullable<RecordTemplate['rows']> | null;
  /** The file's columns that went into others, by name, and why. */
  left: ReadonlyMap<string, Why>;
  question: SpreadQuestion;
  /**
   * What holds of a case of which the file has the beginning, and of how many of the sample it does not hold; null where
   * nothing tells.
   */
  begun: { when: Condition; missing: number; examples: readonly string[] } | null;
  /** When a machine, and a person, first wrote in a conversation; null = the file has none. */
  writers: { bot: GatheredPlace | null; person: GatheredPlace | null } | null;
  /** How it is known whether a case is over: its last `state` is among `ends`, and when it last was `back`; null = none comes back. */
  turns: { ends: readonly string[]; state: GatheredPlace; back: GatheredPlace } | null;
  /** When a record was last changed, where its rows say so. */
  updatedAt: Value | null;
  /** The column of all rows' times, and how it is read. */
  timeline: { profile: Profile; dated: DatedColumn } | null;
};

/** The question what a row is. */
export type SpreadQuestion = Pick<GuessQuestion, 'code' | 'params' | 'columns'>;

/** What the sample is searched in. */
export type SpreadInput = {
  profiles: readonly Profile[];
  columns: readonly SampleColumn[];
  rows: number;
  /** Rows at the beginning that stand as they do in the file. */
  inOrder: number;
  isPart: boolean;
  /** What a person said of columns by name, also of those that were laid out. */
  told: ReadonlyMap<string, string | null>;
  /** How a column's dates are read. */
  decide: (profile: Profile) => DatedColumn | null;
};

/** The question what a row is, and the answer that it is a record of its own. */
export const WHAT_IS_A_ROW = 'row';
export const OF_ITS_OWN = 'record';

/** Files in which a record has several rows have few columns. */
const MOST_COLUMNS = 40;
const LEAST_ROWS = 8;

/** How rows that make one record together are laid out; null where a row seems to be a record. */
export function spreadOf(input: SpreadInput): Spread | null {
  const { columns, rows } = input;
  if (columns.length > MOST_COLUMNS || rows < LEAST_ROWS) return null;
  return (
    eventsIn(input) ??
    messagesIn(input) ??
    turnsIn(input) ??
    contactEventsIn(input) ??
    answersIn(input)
  );
}

/** Whether a person said that a row is a record of its own. */
export function saysOwn(answers: Answers): boolean {
  return answerTo(answers, WHAT_IS_A_ROW) === OF_ITS_OWN;
}
