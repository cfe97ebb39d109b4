import type { Mapping, RecordId, RecordTemplate } from '../../../contract/mapping.ts';
import type { Value } from '../../../contract/mapping-value.ts';
import { placeScores } from './answers.ts';
import { Draft } from './draft.ts';
import type { Known } from './draft.ts';
import { placeDimensions, placeFields } from './fields.ts';
import { askDay, placeMainInstant } from './main-instant.ts';
import { placeInvitations, responseCondition } from './invitations.ts';
import { holdOthers, placeHeldInstant } from './hold.ts';
import { placeKeys } from './keys.ts';
import { placeLastingKey } from './lasting-key.ts';
import { keep, placeLeftovers } from './leftovers.ts';
import { placeSpread } from './spread-rows.ts';
import { inEarnest, placeSurveyTool } from './survey-tool.ts';
import { answerTold } from './told-answer.ts';
import { placeTotals } from './totals.ts';
import { unreadDates } from './unread-dates.ts';
import { answerTo } from '../given.ts';
import type { Profile } from '../profile.ts';
import { nameOf } from '../profile.ts';
import { summaryOf } from '../summary.ts';
import { KINDS_WITHOUT_SCORES, WITHOUT_SCORES } from '../shape.ts';

export type Composed = { draft: Draft; mapping: Mapping };

/** Decides about every column and writes the mapping. */
export function compose(known: Known, source: string, format: Mapping['format']): Composed {
  const draft = new Draft(known);
  holdOthers(draft);
  leaveTold(draft);
  leaveClocks(draft);
  placeSpread(draft);
  placeSurveyTool(draft);
  if (!placeHeldInstant(draft)) placeMainInstant(draft);
  placeKeys(draft);
  placeScores(draft);
  askWithoutScores(draft);
  placeDimensions(draft);
  placeFields(draft);
  placeTotals(draft);
  placeInvitations(draft);
  const isOpen = isOpenSummary(draft);
  if (!isOpen) placeLastingKey(draft);
  placeLeftovers(draft);
  answerTold(draft);
  const at = isOpen
    ? NO_DAY
    : (draft.at ?? askDay(draft, { id: 'day', code: 'ASK_NO_DATE', ...unreadDates(draft) }));
  askZone(draft);
  const missing = [...new Set(known.profiles.flatMap((profile) => profile.missing))];
  const mapping: Mapping = {
    version: 1,
    source,
    ...(draft.zone === null ? {} : { zone: draft.zone }),
    ...(format && Object.keys(format).length > 0 ? { format } : {}),
    ...(missing.length > 0 ? { missing } : {}),
    ...(draft.scores.length > 0
      ? { instruments: draft.scores.map(({ instrument }) => instrument) }
      : {}),
    ...(Object.keys(draft.channelKinds).length > 0 ? { channelKinds: draft.channelKinds } : {}),
    ...(Object.keys(draft.attributeNames).length > 0
      ? { attributeNames: draft.attributeNames }
      : {}),
    ...(Object.keys(known.tables).length > 0 ? { tables: known.tables } : {}),
    records: templates(draft, at),
  };
  return { draft, mapping };
}

/** What a person said is not used, or is an attribute, is out of every other choice. */
function leaveTold(draft: Draft): void {
  for (const [profile, { target, concept }] of draft.known.told) {
    if (concept === 'attribute') keep(draft, profile, draft.known.profiles.indexOf(profile));
    if (target !== null) continue;
    const params = { column: nameOf(profile), target: 'unused', examples: [] };
    draft.leaveOut(profile, { code: 'TOLD', params }, 'sure');
  }
}

/** Times of day are read with the days of another column. */
function leaveClocks(draft: Draft): void {
  for (const profile of draft.known.profiles) {
    if (profile.clockOf === null) continue;
    const params = { column: nameOf(profile), other: profile.clockOf };
    draft.leaveOut(profile, { code: 'CLOCK_OF', params }, 'sure');
  }
}

/** A survey of which no score is left has no answers: what its rows are then is not for the guesser to say. */
function askWithoutScores(draft: Draft): void {
  const { shape, answers } = draft.known;
  if (!shape.lacksScores) return;
  const told = answerTo(answers, WITHOUT_SCORES);
  draft.questions.push({
    id: WITHOUT_SCORES,
    code: 'ASK_NO_SCORE',
    params: {},
    columns: [],
    options: KINDS_WITHOUT_SCORES.map((kind) => ({ value: kind, params: { kind }, example: null })),
    chosen: KINDS_WITHOUT_SCORES.find((kind) => kind === told) ?? null,
  });
}

/** No day: no import takes such a mapping. */
const NO_DAY: Value = { constant: '' };

/** Whether the file seems to be totals, which are none of the records there are, and nobody has said that it is not. */
function isOpenSummary(draft: Draft): boolean {
  const { shape, profiles, byColumn, spread, answers } = draft.known;
  const isOther = shape.primary === 'daily_total' || spread !== null;
  const figures = isOther ? null : summaryOf(profiles, byColumn);
  if (!figures) return false;
  const isRecords = answerTo(answers, 'summary') === 'records';
  draft.questions.unshift({
    id: 'summary',
    code: 'ASK_SUMMARY',
    params: { figures: [...figures] },
    columns: [],
    options: [{ value: 'records', params: {}, example: null }],
    chosen: isRecords ? 'records' : null,
  });
  return !isRecords;
}

/** Wall-clock times stand in some zone; without an answer it is the organisation's. */
function askZone(draft: Draft): void {
  const all = [...draft.decisions].flatMap(([profile, { role }]) => {
    const { dates } = profile;
    return role !== 'unused' && dates?.hasTime && !dates.hasOffset ? [profile] : [];
  });
  // What was laid out stands in one column of the file.
  const timeline = draft.known.spread?.timeline?.profile;
  const placed = timeline && all.some(({ gathered }) => gathered) ? [timeline] : all;
  if (placed.length === 0) return;
  const answer = answerTo(draft.known.answers, 'zone');
  const seems = placed.every(saysUtc) ? 'UTC' : 'organisation';
  const own = draft.known.zone;
  const named = ['UTC', ...(answer && isZone(answer) ? [answer] : [])];
  // Of two names for one zone, the one that holds.
  const isOwnNamed = own !== null && (answer ?? seems) === own;
  const values = isOwnNamed ? named : ['organisation', ...named.filter((zone) => zone !== own)];
  const chosen = draft.ask({
    id: 'zone',
    code: 'ASK_ZONE',
    params: {
      columns: placed.map(nameOf),
      example: placed[0]?.texts[0] ?? '',
    },
    columns: placed.map(({ name }) => name),
    options: [...new Set(values)].map((value) => ({
      value,
      params: { zone: value },
      example: null,
    })),
    chosen: values.includes(seems) ? seems : (values[0] ?? seems),
  });
  draft.zone = chosen === 'organisation' ? null : chosen;
}

/** The header names the zone, as in `Submitted at (UTC)`. */
function saysUtc({ header }: Profile): boolean {
  return /\b(?:utc|gmt)\b(?! ?[+-])/i.test(header);
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function templates(draft: Draft, at: Value): RecordTemplate[] {
  const { primary } = draft.known.shape;
  const main = primary === null ? [] : [primaryTemplate(draft, primary, at)];
  const answers = draft.scores.map((score, i) => answerTemplate(draft, score, i, at));
  const all = [...main, ...answers];
  // Of no question: until a person says what else a row is, no import takes it.
  return all.length > 0 ? all : [primaryTemplate(draft, 'response', at)];
}

function primaryTemplate(draft: Draft, kind: RecordTemplate['kind'], at: Value): RecordTemplate {
  return {
    kind,
    ...condition(draft),
    id: draft.id,
    ...severalRows(draft),
    at,
    ...optional('customer', draft.customer),
    ...optional('caseId', draft.caseId),
    ...optional('updatedAt', draft.updatedAt),
    ...filled('dimensions', draft.dimensions),
    ...filled('attributes', draft.attributes),
    ...filled('fields', draft.fields),
  };
}

function condition({ only, leftOut }: Draft): Pick<RecordTemplate, 'when'> {
  const parts = [...(only ? [only] : []), ...(leftOut ? [{ not: leftOut }] : [])];
  const [first] = parts;
  if (!first) return {};
  return { when: parts.length > 1 ? { all: parts } : first };
}

function answerTemplate(
  draft: Draft,
  { instrument, score, present }: Draft['scores'][number],
  place: number,
  at: Value,
): RecordTemplate {
  const { primary } = draft.known.shape;
  const caseId = primary === 'case' && 'column' in draft.id ? draft.id.column : draft.caseId;
  const { text, ...others } = draft.answerFields;
  // A comment belongs to the answer as a whole: once is enough, with the first score that the row has.
  const before = draft.scores.slice(0, place).map((one) => ({ absent: one.present }));
  const once = text && before.length > 0 ? { when: { all: before }, take: text } : text;
  const fields = { score, ...others, ...(once === undefined ? {} : { text: once }) };
  const when = inEarnest(draft, responseCondition(draft, present));
  return {
    kind: 'response',
    ...(when ? { when } : {}),
    id: draft.scores.length > 1 ? withPart(draft.id, instrument.id) : draft.id,
    ...severalRows(draft),
    at,
    ...optional('customer', draft.customer),
    ...optional('caseId', caseId),
    ...optional('updatedAt', draft.updatedAt),
    instrument: instrument.id,
    ...filled('dimensions', draft.dimensions),
    ...(primary === null ? filled('attributes', draft.attributes) : {}),
    fields,
  };
}

function severalRows({ known }: Draft): Pick<RecordTemplate, 'rows'> {
  const order = known.spread?.order;
  return order ? { rows: order } : {};
}

function withPart(id: RecordId, part: string): RecordId {
  return { ...id, part };
}

function optional<K extends string>(name: K, value: Value | null): Partial<Record<K, Value>> {
  // A record of one key, which the compiler widens to any key.
  return value === null ? {} : ({ [name]: value } as Record<K, Value>);
}

function filled<K extends string, V extends object>(name: K, values: V): Partial<Record<K, V>> {
  // As above.
  return Object.keys(values).length === 0 ? {} : ({ [name]: values } as Record<K, V>);
}
