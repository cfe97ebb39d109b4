import type { Condition, Gathering, Reading } from '../../contract/mapping-value.ts';
import { DIMENSIONS } from '../../domain/dimensions.ts';
import { readDates } from './date-shapes.ts';
import type { DateColumn } from './date-shapes.ts';
import { isBare, saysName } from './joined/key-words.ts';
import { matchHeader, wordsIn } from './match-headers.ts';
import type { Concept, HeaderMatch } from './match-headers.ts';
import { readClocks, readNumbers } from './numbers.ts';
import type { NumberColumn } from './numbers.ts';
import {
  CHANNEL_KIND_OF,
  FALSE_WORDS,
  LANGUAGE_CODES,
  LANGUAGE_WORDS,
  MISSING_WORDS,
  PRIORITY_WORDS,
  SENTIMENT_SCORES,
  STATUS_WORDS,
  TRUE_WORDS,
  WEAK_MISSING_WORDS,
} from './vocabulary/values.ts';
import { isNoAnswer, SATISFACTION_SCORES } from './vocabulary/answers.ts';
import { withoutScale } from './scale-said.ts';
import { latinDigits } from '../values/latin-digits.ts';
import { headerWords, valueWord } from './words.ts';

/** A column as the guesser is given it: its name for mappings, its header, its cells in the order of the rows. */
export type SampleColumn = {
  name: string;
  header: string;
  /** What a second line of the header says, such as the text of a survey's question. */
  hint?: string;
  cells: readonly string[];
  /** Where it stands, when it is a column of a joined file. */
  joined?: JoinedPlace;
  /** How it is put together, when several rows of the file make one record. */
  gathered?: GatheredPlace;
  /** The column that has the time of day of its days; its own cells show both. */
  clock?: string;
  /** The header of the column whose days have their time of day here. */
  clockOf?: string;
};

/** How a value of a record is found among the rows that make it. */
export type GatheredPlace = {
  /** The file's own column that has the value. */
  column: string;
  /** The rows that have it; null = all. */
  where: Condition | null;
  /** Which of these rows counts, or how many there are; null = a row is a record by itself, and has its own value. */
  pick: 'first' | 'last' | 'count' | null;
  /** What the rows are ordered by; null = as they stand. */
  order: Pick<Gathering, 'by' | 'later'> | null;
  /** How the file writes its dates, which a sample of gathered ones shows in the ISO form. */
  dates: Reading | null;
  /** What it is known to be. */
  meant: Concept | null;
  /** The events whose times these are. */
  events?: readonly string[];
};

/** Where a column of a joined file is found, and what its values tell of. */
export type JoinedPlace = {
  table: string;
  /** The file's own column that names a row of the table. */
  key: string;
  /** Its name in its own file. */
  column: string;
  /** The record itself, the last of what happened to it, or a thing that many records have in common. */
  tells: 'record' | 'history' | 'thing';
  /** What rows of the table are about, for headers that only say "name". */
  context: readonly string[];
  /** Words of the key's header: a column that only says "name" names what the key does. */
  keyWords: readonly string[];
};

/** What a column's header and cells say about it. */
export type Profile = {
  name: string;
  header: string;
  /** What a second line of the header says; empty where there is none. */
  hint: string;
  /** Null for a column of the file itself. */
  joined: JoinedPlace | null;
  /** Null for a column whose cells stand in the file as they are. */
  gathered: GatheredPlace | null;
  /** The column with the time of day of these days, and the header of that with the days of these times. */
  clock: string | null;
  clockOf: string | null;
  words: readonly string[];
  matches: readonly HeaderMatch[];
  rows: number;
  /** Texts that are given, trimmed, in the order of the rows; `rowOf` has the row of each. */
  texts: readonly string[];
  rowOf: readonly number[];
  /** Each different text with how often it stands there, the most frequent first. */
  counts: ReadonlyMap<string, number>;
  /** Words in this column that mean "not given" in every column, and those that mean it here only. */
  missing: readonly string[];
  missingHere: readonly string[];
  /** Texts by which somebody said that they give no answer, where that is told from the others. */
  silent: readonly string[];
  dates: DateColumn | null;
  numbers: NumberColumn | null;
  /** Seconds. */
  clocks: readonly number[] | null;
  /** The texts that stand for yes and for no; null when others are there. */
  flags: { true: readonly string[]; false: readonly string[] } | null;
  /** Shares of the texts that are such words, 0 to 1. */
  shares: Readonly<Record<Vocabulary, number>>;
  meanLength: number;
  meanWords: number;
  longest: number;
};

type Vocabulary =
  | 'channel'
  | 'status'
  | 'priority'
  | 'sentiment'
  | 'satisfaction'
  | 'language'
  | 'email'
  | 'phone'
  | 'link'
  | 'coordinate'
  | 'json'
  | 'code'
  | 'thread';

const TESTS: Readonly<Record<Vocabulary, (text: string, word: string) => boolean>> = {
  channel: (_, word) => CHANNEL_KIND_OF.has(word),
  status: (_, word) => STATUS_WORDS.has(word),
  priority: (_, word) => PRIORITY_WORDS.has(word),
  sentiment: (_, word) => SENTIMENT_SCORES.has(word),
  satisfaction: (_, word) => SATISFACTION_SCORES.has(word),
  language: (text, word) => LANGUAGE_WORDS.has(word) || isLanguageCode(text),
  email: (text) => /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(text),
  phone: (text) =>
    /^(?:tel:)?(\+|00)\d[\d\s().-]{7,16}$|^0\d{8,10}$|^\(\d{3}\) ?\d{3}-\d{4}$|^\d{3}-\d{3}-\d{4}$/.test(
      text,
    ),
  link: (text) => /^(https?:\/\/|\/[\w-]+\/)/i.test(text),
  coordinate: (text) => /^\(?-?\d{1,3}\.\d+[,;] *-?\d{1,3}\.\d+\)?$/.test(text),
  json: (text) => /^[[{].*[\]}]$/s.test(text),
  code: isCode,
  // As Jira writes a comment: when, and by whom.
  thread: (text) => /^\d{1,2}\/\p{L}{3,4}\.?\/\d{2,4} \d{1,2}:\d{2}(?: [AP]M)?;[^;]*;/iu.test(text),
};
const VOCABULARIES = Object.keys(TESTS).map((name) => {
  // Object.keys forgets that the keys are the vocabularies.
  return name as Vocabulary;
});

/** What a system numbers its things by: `CMP/2026/1000`, `#48213`, `INC 2026 0001`; no word of small letters, as in `subject12`. */
function isCode(text: string): boolean {
  if (text.length > LONGEST_CODE || !/\p{Nd}/u.test(text) || /\p{Ll}{4}/u.test(text)) return false;
  const words = text.split(/\s+/);
  const letters = words.filter((word) => !/\p{Nd}/u.test(word));
  return words.length <= 3 && letters.length <= 1 && letters.every((word) => PREFIX.test(word));
}

const LONGEST_CODE = 40;
/** Letters before a number: capitals, or a short word where a script has none. */
const PREFIX = /^(?:\p{Lu}{1,5}|\p{Lo}{1,5})[-/.:#]?$/u;

function isLanguageCode(text: string): boolean {
  const found = /^([a-z]{2})(?:[-_][a-z]{2,4})?$/i.exec(text);
  return found !== null && LANGUAGE_CODES.has((found[1] ?? '').toLowerCase());
}

const DATE_CONCEPT: ReadonlySet<Concept> = new Set<Concept>([
  'opened',
  'contacted',
  'answeredAt',
  'day',
  'firstResponse',
  'resolved',
  'reopened',
  'closed',
  'ended',
  'due',
  'escalated',
  'updated',
  'invited',
  'delivered',
  'otherDate',
]);

/** What a column is called: its header, or its place where that says nothing. */
export function nameOf({ header, name }: Pick<Profile, 'header' | 'name'>): string {
  return header || name;
}

/** Looks at one column. */
export function profileOf(column: SampleColumn): Profile {
  const { name, header, hint = '', cells, joined = null, gathered = null } = column;
  const { clock = null, clockOf = null } = column;
  const plainWords = wordsIn(withoutScale(header));
  const isNameless = joined !== null && isBare(plainWords);
  const ownWords = isNameless ? [...joined.context, ...plainWords] : plainWords;
  const ownMatches =
    joined !== null && saysName(plainWords)
      ? [...matchHeader(ownWords), ...namedBy(joined.keyWords)]
      : matchHeader(ownWords);
  const isNamed = hint === '' || ownMatches.some(({ score }) => score > 0.7);
  const words = isNamed ? ownWords : headerWords(withoutScale(hint));
  const matches = isNamed ? ownMatches : matchHeader(words);
  const all = cells.map((cell) => cell.trim());
  const given = all.flatMap((text, row) =>
    text === '' || MISSING_WORDS.has(text) ? [] : [{ text, row }],
  );
  const told = given.filter(({ text }) => !WEAK_MISSING_WORDS.has(text));
  const namesDate = matches.some(({ concept, score }) => DATE_CONCEPT.has(concept) && score >= 0.6);
  const namesKey = words.includes('id') || words.includes('key');
  const noDates = namesDate && !namesKey ? noDatesAmong(told.map(({ text }) => text)) : [];
  const strict = told.filter(({ text }) => !noDates.includes(text));
  const strictTexts = strict.map(({ text }) => text);
  const dates = strict.length === 0 ? null : readDates(strictTexts, namesDate && !namesKey);
  const plainNumbers = dates ? null : readNumbers(strictTexts);
  const clocks = dates || plainNumbers ? null : readClocks(strictTexts);
  const silent = dates || plainNumbers || clocks ? [] : silentAmong(given);
  const answers = silent.length > 0 ? strict.filter(({ text }) => !silent.includes(text)) : [];
  const numbers = plainNumbers ?? readNumbers(answers.map(({ text }) => text));
  const isTyped = dates !== null || numbers !== null || clocks !== null;
  const kept = isTyped ? (plainNumbers === null && numbers ? answers : strict) : given;
  const texts = kept.map(({ text }) => text);
  const counts = countsOf(texts);
  const lengths = texts.map((text) => text.length);
  return {
    name,
    header,
    hint,
    joined,
    gathered,
    clock,
    clockOf,
    words,
    matches,
    rows: cells.length,
    texts,
    rowOf: kept.map(({ row }) => row),
    counts,
    missing: [...new Set(all)].filter((text) => MISSING_WORDS.has(text)),
    missingHere: isTyped
      ? [...new Set(all)].filter(
          (text) => WEAK_MISSING_WORDS.has(text) || silent.includes(text) || noDates.includes(text),
        )
      : [],
    silent: isTyped ? [] : silent,
    dates,
    numbers,
    clocks,
    flags: flagsOf([...counts.keys()]),
    shares: sharesOf(counts, texts.length, silent),
    meanLength: mean(lengths),
    meanWords: mean(texts.slice(0, 300).map((text) => text.split(/\s+/).length)),
    longest: lengths.reduce((most, length) => Math.max(most, length), 0),
  };
}

/** So many different words at most stand in a column of dates for "none yet". */
const MOST_NO_DATES = 2;

/** Words without a day (`Pending`, `00.00.0000`) that come again and again in a column whose other texts are all dates. */
function noDatesAmong(texts: readonly string[]): string[] {
  const words = [...countsOf(texts)].filter(
    ([text, count]) => count > 1 && !/[1-9]/.test(latinDigits(text)),
  );
  if (words.length === 0 || words.length > MOST_NO_DATES) return [];
  const found = words.map(([text]) => text);
  const rest = texts.filter((text) => !found.includes(text));
  const dates = rest.length > 1 ? readDates(rest, true) : null;
  return dates && dates.share >= 0.97 ? found : [];
}

/** What the names of a key's things are: values of the dimension it names, or names of people. */
function namedBy(keyWords: readonly string[]): HeaderMatch[] {
  return matchHeader(keyWords).flatMap((match) => {
    if (match.concept === 'customerKey') return [{ ...match, concept: 'personName' as const }];
    return DIMENSIONS.some((dimension) => dimension === match.concept) ? [match] : [];
  });
}

function countsOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return new Map([...counts].sort((a, b) => b[1] - a[1]));
}

function flagsOf(values: readonly string[]): Profile['flags'] {
  if (values.length === 0 || values.length > 4) return null;
  const yes = values.filter((value) => TRUE_WORDS.has(valueWord(value)));
  const no = values.filter((value) => FALSE_WORDS.has(valueWord(value)));
  return yes.length + no.length === values.length ? { true: yes, false: no } : null;
}

const MOST_LOOKED_UP = 400;

/** More different texts are no set of answers. */
const MOST_ANSWERS = 200;

/** The texts by which somebody said that they give no answer. */
function silentAmong(given: readonly { text: string }[]): string[] {
  const different = new Set(given.map(({ text }) => text));
  if (different.size > MOST_ANSWERS) return [];
  return [...different].filter((text) => WEAK_MISSING_WORDS.has(text) || isNoAnswer(text));
}

/** Vocabularies of answers: their shares are of those who answered. */
const OF_ANSWERS: ReadonlySet<Vocabulary> = new Set<Vocabulary>(['satisfaction', 'sentiment']);

function sharesOf(
  counts: ReadonlyMap<string, number>,
  total: number,
  silent: readonly string[],
): Record<Vocabulary, number> {
  const found: Record<string, number> = {};
  const unanswered = silent.reduce((sum, text) => sum + (counts.get(text) ?? 0), 0);
  let seen = 0;
  for (const [text, count] of [...counts].slice(0, MOST_LOOKED_UP)) {
    seen += count;
    const word = valueWord(text.slice(0, 60));
    for (const name of VOCABULARIES) {
      if (TESTS[name](text, word)) found[name] = (found[name] ?? 0) + count;
    }
  }
  const pairs = VOCABULARIES.map((name) => {
    const of = OF_ANSWERS.has(name) ? seen - unanswered : seen;
    return [name, total === 0 || of <= 0 ? 0 : (found[name] ?? 0) / of];
  });
  // Built from exactly the names of the vocabularies.
  return Object.fromEntries(pairs) as Record<Vocabulary, number>;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, n) => sum + n, 0) / values.length;
}
