import type { Certainty, GuessRole } from '../../../contract/guess.ts';
import type {
  InstrumentDeclaration,
  Mapping,
  RecordId,
  TableDeclaration,
} from '../../../contract/mapping.ts';
import type { Condition, Reading, Value } from '../../../contract/mapping-value.ts';
import type { ChannelKind, Dimension } from '../../../domain/dimensions.ts';
import type { Instrument } from '../../../domain/records/instrument.ts';
import { certaintyOf } from '../assign.ts';
import type { Assigned } from '../assign.ts';
import type { DatedColumn } from '../date-order.ts';
import { allAnswersTo, answerTo } from '../given.ts';
import type { Answers } from '../given.ts';
import type { GuessQuestion, Why } from '../guessed.ts';
import type { Corrected } from '../corrected.ts';
import type { Look } from '../look.ts';
import type { Concept } from '../match-headers.ts';
import type { Spread, SpreadQuestion } from '../spread/spread.ts';
import type { GatheredPlace, Profile } from '../profile.ts';
import { nameOf } from '../profile.ts';
import { questionText } from '../question-text.ts';

/** What was decided about a column. */
export type Decision = { role: GuessRole; target: string | null; certainty: Certainty; why: Why };

/** What the guesser knows before it writes a mapping: the columns, and what a person has said. */
export type Known = Look &
  Omit<Corrected, 'look'> & {
    profiles: readonly Profile[];
    dated: ReadonlyMap<Profile, DatedColumn>;
    rows: number;
    answers: Answers;
    today: number;
    /** Joined files by their names. */
    tables: Readonly<Record<string, TableDeclaration>>;
    /** The organisation's time zone; null = not known. */
    zone: string | null;
    /** Questions of surveys that are known already. */
    instruments: readonly Instrument[];
    /** What rows of the file are, where that can be asked; `spread` null = each is a record of its own. */
    spreadQuestion: SpreadQuestion | null;
    spread: Spread | null;
  };

/** One score of a row: its instrument and how it is read. */
export type DraftScore = { instrument: InstrumentDeclaration; score: Value; present: Value };

/** A mapping while it is being written, and what was decided on the way. */
export class Draft {
  readonly known: Known;
  readonly decisions = new Map<Profile, Decision>();
  readonly questions: GuessQuestion[] = [];
  id: RecordId = { hash: 'all' };
  at: Value | null = null;
  updatedAt: Value | null = null;
  customer: Value | null = null;
  caseId: Value | null = null;
  isEventLog = false;
  zone: string | null = null;
  readonly dimensions: Partial<Record<Dimension, Value>> = {};
  readonly attributes: Record<string, Value> = {};
  /** What those are called whose header has no Latin letter. */
  readonly attributeNames: NonNullable<Mapping['attributeNames']> = {};
  /** Fields of the primary record, and of the answers. */
  readonly fields: Record<string, Value> = {};
  readonly answerFields: Record<string, Value> = {};
  /** Rows whose invitation never arrived; null where the file does not tell. */
  undelivered: Condition | null = null;
  /** What must hold of a primary record to be made; null = nothing. */
  only: Condition | null = null;
  /** Rows that make no primary record, because a person said so; null = none. */
  leftOut: Condition | null = null;
  /** Rows that make no answer, because nobody was asked in earnest, or a person leaves them out; null = none. */
  trials: Condition | null = null;
  readonly scores: DraftScore[] = [];
  readonly channelKinds: Record<string, ChannelKind> = {};

  constructor(known: Known) {
    this.known = known;
  }

  /** The column that has a concept, unless something has been decided about it, or it is not the one that is meant. */
  take(
    concept: Concept,
    isMeant: (profile: Profile) => boolean = () => true,
  ): { profile: Profile; assigned: Assigned } | null {
    for (const [profile, assigned] of this.known.byColumn) {
      if (assigned.concept === concept && !this.decisions.has(profile) && isMeant(profile)) {
        return { profile, assigned };
      }
    }
    return null;
  }

  decide(profile: Profile, decision: Decision): void {
    this.decisions.set(profile, decision);
  }

  /** Decides about a column by its header and values, whichever spoke for it. */
  place(profile: Profile, role: GuessRole, target: string, at: Partial<Decision> = {}): void {
    const assigned = this.known.byColumn.get(profile);
    this.decide(profile, {
      role,
      target,
      certainty: certaintyOf(assigned),
      why: reasonOf(profile, target, assigned, this.known.told.has(profile)),
      ...at,
    });
  }

  leaveOut(profile: Profile, why: Why, certainty: Certainty = 'likely'): void {
    this.decide(profile, { role: 'unused', target: null, certainty, why });
  }

  ask(question: GuessQuestion & { chosen: string }): string {
    const answer = answerTo(this.known.answers, question.id);
    const isOption = question.options.some(({ value }) => value === answer);
    const chosen = isOption && answer !== undefined ? answer : question.chosen;
    this.questions.push({ ...question, chosen });
    return chosen;
  }

  /** Asks which of the options hold; any number of them may. */
  askWhich(question: GuessQuestion & { chosen: readonly string[] }): readonly string[] {
    const answer = allAnswersTo(this.known.answers, question.id);
    const values = question.options.map(({ value }) => value);
    const chosen = answer ? values.filter((value) => answer.includes(value)) : question.chosen;
    this.questions.push({ ...question, chosen });
    return chosen;
  }
}

/**
 * A column read in a way of its own, the short form when there is nothing to say; of a joined file by its key, and out of
 * several rows as they make one record.
 */
export function columnValue(profile: Profile, reading: Reading = {}): Value {
  const { joined, gathered } = profile;
  const missing = [...(reading.missing ?? []), ...profile.missingHere];
  const full = {
    ...reading,
    ...(missing.length > 0 ? { missing } : {}),
    ...gathered?.dates,
  };
  const column = gathered?.column ?? joined?.column ?? profile.name;
  if (profile.clock !== null) return withClock(column, profile.clock, full);
  const value: Value = Object.keys(full).length === 0 ? column : { column, ...full };
  if (gathered) return gatheredValue(gathered, value);
  return joined ? { lookup: { table: joined.table, key: joined.key, value } } : value;
}

/** A day and its time of day, of which the day must be given. */
function withClock(day: string, clock: string, { missing, ...reading }: Reading): Value {
  const part = (column: string): Value => (missing ? { column, missing } : column);
  const both: Value = { concat: [part(day), part(clock)], separator: ' ' };
  return { when: { present: part(day) }, take: { of: both, ...reading } };
}

/** How a value that is put together from several rows stands in a mapping, `value` being that of one of them. */
export function gatheredValue(
  { pick, where, order, column, dates }: GatheredPlace,
  value: Value = dates ? { column, ...dates } : column,
): Value {
  if (pick === null) return where ? { when: where, take: value } : value;
  return {
    overRows: {
      ...(pick === 'count' ? {} : { value }),
      pick,
      ...order,
      ...(where ? { where } : {}),
    },
  };
}

/** The way a column's numbers are written, where it is not the usual one. */
export function numberReading({ numbers }: Profile): Reading {
  return numbers?.format ? { number: numbers.format } : {};
}

/** Up to three values as a sentence shows them. */
export function shownValues({ counts }: Profile, most = 3): string[] {
  return [...counts.keys()]
    .slice(0, most)
    .map((text) => (text.length > 40 ? `${text.slice(0, 39)}…` : text));
}

function reasonOf(
  profile: Profile,
  target: string,
  assigned: Assigned | undefined,
  isTold: boolean,
): Why {
  const column = questionText(profile) ?? nameOf(profile);
  const params = { column, target, examples: shownValues(profile) };
  if (isTold) return { code: 'TOLD', params };
  if (profile.gathered?.pick === 'count') {
    return { code: 'EVENTS_COUNTED', params: { target, events: profile.gathered.events ?? [] } };
  }
  if (!assigned || assigned.header === 0) return { code: 'VALUES_ONLY', params };
  return { code: assigned.fit >= 0.9 ? 'HEADER_AND_VALUES' : 'HEADER_ONLY', params };
}
