import type { Value } from '../../../contract/mapping-value.ts';
import { DIMENSIONS } from '../../../domain/dimensions.ts';
import type { Dimension } from '../../../domain/dimensions.ts';
import type { Concept } from '../match-headers.ts';
import type { Profile } from '../profile.ts';
import { nameOf } from '../profile.ts';
import { isDateConcept } from '../fit.ts';
import { CHANNEL_KIND_OF, FALSE_WORDS, TRUE_WORDS } from '../vocabulary/values.ts';
import { valueWord } from '../words.ts';
import { columnValue, numberReading } from './draft.ts';
import type { Draft } from './draft.ts';
import { namedUnit } from '../duration-unit.ts';
import { durationValue } from './durations.ts';
import { placeAbandoned } from './abandoned.ts';
import { placeCalled } from './called.ts';
import { placeElapsed } from './elapsed.ts';
import { placeEndOfDay } from './end-of-day.ts';
import { placeEndByStatus } from './ending.ts';
import { flagValue, tokensOf } from './flags.ts';
import { placeReopened } from './reopened.ts';
import { placeSessions } from './sessions.ts';
import { placeReturns, placeWriters } from './spread-rows.ts';
import { placeVoided } from './voided.ts';
import { instantValue, isRead, placeInstant } from './instants.ts';
import { placeEndByRows } from './main-instant.ts';
import { placeTexts } from './texts.ts';

type Fields = Partial<Record<Concept, string>>;

/** Which field of a record a concept fills. */
const FIELDS: Readonly<Record<'case' | 'contact' | 'answer', Fields>> = {
  case: {
    firstResponse: 'firstResponseAt',
    resolved: 'resolvedAt',
    reopened: 'reopenedAt',
    closed: 'closedAt',
    ended: 'closedAt',
    due: 'dueAt',
    escalated: 'escalatedAt',
    slaTold: 'slaTold',
    slaBreached: 'slaTold',
    status: 'status',
    priority: 'priority',
    outcome: 'outcome',
    handovers: 'handovers',
    reopens: 'reopens',
    escalationLevel: 'escalatedLevel',
    fcr: 'fcrTold',
    value: 'value',
    language: 'language',
  },
  contact: {
    agentKind: 'agentKind',
    wait: 'wait',
    duration: 'duration',
    responseTime: 'wait',
    resolveTime: 'duration',
    abandoned: 'abandoned',
    answered: 'abandoned',
    language: 'language',
  },
  answer: { invited: 'invitedAt', delivered: 'deliveredAt', language: 'language' },
};

/** Places everything that fills a field of a case, a contact or an answer. */
export function placeFields(draft: Draft): void {
  const { primary, hasAnswers } = draft.known.shape;
  if (primary === 'daily_total') return;
  const main = primary ?? 'answer';
  placeTexts(draft);
  placeAll(draft, FIELDS[main], primary === null ? draft.answerFields : draft.fields);
  // The day of the answer is that of an answer to the case, where nobody answers a survey.
  if (primary === 'case' && !hasAnswers) {
    placeAll(draft, { answeredAt: 'firstResponseAt' }, draft.fields);
  }
  if (primary !== null && hasAnswers) placeAll(draft, FIELDS.answer, draft.answerFields);
  if (primary === 'case') {
    closeWhatIsSolved(draft);
    placeReturns(draft);
    placeEndByRows(draft);
    placeEndOfDay(draft);
    placeElapsed(draft);
    placeReopened(draft);
    placeEndByStatus(draft);
    placeVoided(draft);
  }
  if (primary === 'contact') {
    placeWriters(draft);
    placeEnd(draft);
    placeCalled(draft);
    placeAbandoned(draft);
    placeSessions(draft);
  }
}

function placeAll(draft: Draft, fields: Fields, into: Record<string, Value>): void {
  for (const [name, field] of Object.entries(fields)) {
    // The keys of the table are concepts.
    const concept = name as Concept;
    const found = draft.take(concept);
    if (!found || field in into) continue;
    const { profile } = found;
    const value = fieldValue(draft, concept, profile) ?? toldValue(draft, concept, profile);
    if (value === null) continue;
    into[field] = value;
    if (isDateConcept(concept)) placeInstant(draft, profile, 'field', `fields.${field}`);
    else if (!draft.decisions.has(profile)) draft.place(profile, 'field', `fields.${field}`);
  }
}

const MACHINES: ReadonlySet<string> = new Set(['bot', 'chatbot', 'روبوت', 'robot']);

/** How the values of a concept are read; null when they cannot be. */
const READINGS: Partial<Record<Concept, (profile: Profile) => Value | null>> = {
  slaTold: flagValue,
  fcr: flagValue,
  abandoned: flagValue,
  slaBreached: reversedFlag,
  // Who was not answered had given up.
  answered: reversedFlag,
  value: (profile) =>
    profile.numbers && columnValue(profile, { decimals: 2, ...numberReading(profile) }),
  handovers: countValue,
  reopens: countValue,
  escalationLevel: (profile) => countValue(profile) ?? levelOfFlag(profile),
  agentKind: (profile) => {
    const kinds = agentKinds(profile);
    // The names of machines are no people.
    const areNames = profile.words.some((word) => MACHINES.has(word));
    if (areNames && Object.values(kinds).every((kind) => kind === 'person')) return null;
    return columnValue(profile, { values: kinds });
  },
};

function reversedFlag({ flags, ...profile }: Profile): Value | null {
  return flagValue({ ...profile, flags: flags && { true: flags.false, false: flags.true } });
}

/** What was escalated, where only yes and no are told, is on the first level above none. */
function levelOfFlag({ flags, ...profile }: Profile): Value | null {
  if (!flags) return null;
  const column = columnValue({ ...profile, flags });
  const yes = tokensOf(flags.true, flags.false).true.map((text) => text.toLowerCase());
  const isEscalated = { in: { value: { lower: column }, of: yes } };
  const level = (n: number): Value => ({ constant: n });
  return {
    when: { present: column },
    take: { when: isEscalated, take: level(1), otherwise: level(0) },
  };
}

function countValue(profile: Profile): Value | null {
  return profile.numbers?.areWhole ? columnValue(profile, numberReading(profile)) : null;
}

/** As a person says, though not all of it can be read: what cannot is refused row by row. */
function toldValue({ known }: Draft, concept: Concept, profile: Profile): Value | null {
  if (!known.told.has(profile) || isDateConcept(concept)) return null;
  const words = [...profile.counts.keys()];
  const yes = words.filter((text) => TRUE_WORDS.has(valueWord(text)));
  const no = words.filter((text) => FALSE_WORDS.has(valueWord(text)));
  if (concept === 'slaBreached' || concept === 'answered') {
    return columnValue(profile, { booleans: tokensOf(no, yes) });
  }
  if (concept === 'slaTold' || concept === 'fcr' || concept === 'abandoned') {
    return columnValue(profile, { booleans: tokensOf(yes, no) });
  }
  if (concept === 'value') return columnValue(profile, { decimals: 2 });
  if (concept === 'wait' || concept === 'duration') {
    return columnValue(profile, { unit: namedUnit(profile.words) ?? 'seconds' });
  }
  return columnValue(profile);
}

function fieldValue(draft: Draft, concept: Concept, profile: Profile): Value | null {
  if (isDateConcept(concept)) {
    const dated = draft.known.dated.get(profile);
    return dated && isRead(draft, profile, dated) ? instantValue(profile, dated) : null;
  }
  if (concept === 'wait' || concept === 'responseTime')
    return durationValue(draft, profile, 'wait');
  if (concept === 'duration' || concept === 'resolveTime') {
    return durationValue(draft, profile, 'duration');
  }
  const read = READINGS[concept];
  if (read) return read(profile);
  return profile.longest <= 200 ? columnValue(profile) : null;
}

function agentKinds({ counts }: Profile): Record<string, string> {
  return Object.fromEntries(
    [...counts.keys()].slice(0, 50).map((text) => {
      const word = valueWord(text);
      const isBot =
        CHANNEL_KIND_OF.get(word) === 'automated' || /\b(ai|auto|automated|system)\b/.test(word);
      return [text, isBot ? 'bot' : /^(none|nobody|لا احد)$/.test(word) ? 'nobody' : 'person'];
    }),
  );
}

/** Many systems know only one end: what is closed there counts as resolved. */
function closeWhatIsSolved(draft: Draft): void {
  const closed = draft.fields['closedAt'];
  if (draft.fields['resolvedAt'] !== undefined || closed === undefined) return;
  draft.fields['resolvedAt'] = closed;
  const isSaid = [...draft.known.told.values()].some(({ target }) => target === 'fields.closedAt');
  // Said to be the closing, it is both.
  if (isSaid) return;
  delete draft.fields['closedAt'];
  for (const [profile, decision] of draft.decisions) {
    if (decision.target !== 'fields.closedAt') continue;
    const certainty = decision.certainty === 'sure' ? 'likely' : decision.certainty;
    const why = {
      ...decision.why,
      params: { ...decision.why.params, target: 'fields.resolvedAt' },
    };
    draft.decide(profile, { ...decision, certainty, target: 'fields.resolvedAt', why });
  }
}

/** The end of a contact gives its duration. */
function placeEnd(draft: Draft): void {
  const end = draft.take('ended') ?? draft.take('closed');
  const dated = end && draft.known.dated.get(end.profile);
  if (!end || !dated || draft.at === null || draft.fields['duration'] !== undefined) return;
  draft.fields['duration'] = { seconds: { from: draft.at, to: instantValue(end.profile, dated) } };
  placeInstant(draft, end.profile, 'field', 'fields.duration');
}

/** Places columns of dimensions, and what kind of meeting each channel is. */
export function placeDimensions(draft: Draft): void {
  for (const dimension of DIMENSIONS) {
    const found = draft.take(dimension);
    if (!found) continue;
    if (found.profile.longest > 200 && !draft.known.told.has(found.profile)) continue;
    draft.dimensions[dimension] = columnValue(found.profile);
    draft.place(
      found.profile,
      'dimension',
      `dimensions.${dimension}`,
      channelReason(draft, dimension, found.profile),
    );
  }
}

function channelReason(draft: Draft, dimension: Dimension, profile: Profile): object {
  if (dimension !== 'channel') return {};
  const known = [...profile.counts.keys()].slice(0, 100).flatMap((text) => {
    const kind = CHANNEL_KIND_OF.get(valueWord(text));
    return kind ? [[text, kind] as const] : [];
  });
  for (const [text, kind] of known) draft.channelKinds[text] = kind;
  if (known.length === 0 || draft.known.told.has(profile)) return {};
  const words = known.slice(0, 3).map(([text]) => text);
  return {
    why: {
      code: 'CHANNEL_WORDS',
      params: { column: nameOf(profile), examples: words },
    },
  };
}
