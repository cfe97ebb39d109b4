import type { ToldColumn } from '../../contract/guess.ts';
import { RECORD_FIELDS } from '../../domain/records/fields.ts';
import type { RecordKind } from '../../domain/records/fields.ts';
import { isShared } from './assign.ts';
import type { Assigned } from './assign.ts';
import type { DatedColumn } from './date-order.ts';
import type { Decision } from './compose/draft.ts';
import { answerTo } from './given.ts';
import type { Answers } from './given.ts';
import { canBeTold } from './joined/may-be.ts';
import type { Look } from './look.ts';
import type { Concept } from './match-headers.ts';
import type { Profile } from './profile.ts';
import { scoresAmong } from './score-columns.ts';
import { shapeLeft, WITHOUT_SCORES } from './shape.ts';
import type { RowShape } from './shape.ts';
import { toldConcept } from './told.ts';
import { misfitsOf } from './told-fit.ts';

/** Why what a person chose for a column cannot be. */
type Refusal = 'values' | 'empty' | 'kind' | 'joined';

/** What a person said of a column. */
export type Said = { target: string | null; concept: Concept | 'attribute' | null };

/** A look at the columns as a person corrected it: what nobody spoke of stays as it was. */
export type Corrected = {
  look: Look;
  told: ReadonlyMap<Profile, Said>;
  /** What was said and cannot be. */
  refused: ReadonlyMap<Profile, { target: string; reason: Refusal }>;
  /** Columns whose place somebody gave to another one. */
  displaced: ReadonlyMap<Profile, { target: string; to: Profile }>;
  /** What was decided before anybody spoke, of all columns and of those that nobody spoke of. */
  before: ReadonlyMap<Profile, Decision>;
  held: ReadonlyMap<Profile, Decision>;
};

/** The columns and what a person said, `said` in the order in which it was said. */
type Correction = {
  profiles: readonly Profile[];
  said: readonly ToldColumn[];
  dated: ReadonlyMap<Profile, DatedColumn>;
  answers: Answers;
};

type Before = { look: Look; decisions: ReadonlyMap<Profile, Decision> };

/** Nothing said: the look as it is. */
export function uncorrected(look: Look): Corrected {
  const none = new Map<Profile, never>();
  return { look, told: none, refused: none, displaced: none, before: none, held: none };
}

/** Takes what a person said into a look. */
export function corrected(
  before: Before,
  { profiles, said, dated, answers }: Correction,
): Corrected {
  const refused = new Map<Profile, { target: string; reason: Refusal }>();
  const told = new Map<Profile, Said>();
  for (const { column, target } of said) {
    const profile = profiles.find((one) => one.name === column);
    const concept = toldConcept(target);
    if (!profile || concept === undefined) continue;
    // What was said of it before no longer counts, nor when.
    told.delete(profile);
    refused.delete(profile);
    const reason = target === null ? null : refusalOf(profile, concept, dated.get(profile));
    if (reason && target !== null) refused.set(profile, { target, reason });
    else told.set(profile, { target, concept });
  }
  const { look } = before;
  const kinds = kindsOf(shapeTold(before, told, answers), look.shape);
  for (const [profile, { target }] of told) {
    if (target === null || isOfKind(target, kinds)) continue;
    told.delete(profile);
    refused.set(profile, { target, reason: 'kind' });
  }
  const displaced = displacedBy(told, before);
  return {
    look: {
      ...look,
      byColumn: conceptsBy(before, told, displaced),
      shape: shapeTold(before, told, answers),
    },
    told,
    refused,
    displaced,
    before: before.decisions,
    held: new Map(
      [...before.decisions].filter(([profile]) => !told.has(profile) && !displaced.has(profile)),
    ),
  };
}

function refusalOf(
  profile: Profile,
  concept: Concept | 'attribute' | null,
  dated: DatedColumn | undefined,
): Refusal | null {
  if (!canBeTold(profile, concept)) return 'joined';
  if (concept === null || concept === 'attribute') return null;
  const { texts } = profile;
  if (misfitsOf(profile, concept, dated).length < texts.length) return null;
  if (texts.length > 0) return 'values';
  // An empty column of words may have some in another file; of dates nobody knows how they are written.
  return misfitsOf({ ...profile, texts: [''] }, concept, dated).length > 0 ? 'empty' : null;
}

/** Columns that had what another one was told to be; of two that were told the same, the earlier. */
function displacedBy(
  told: ReadonlyMap<Profile, Said>,
  { look, decisions }: Before,
): Corrected['displaced'] {
  const displaced = new Map<Profile, { target: string; to: Profile }>();
  const isOne = ({ target, concept }: Said): boolean =>
    target !== null &&
    concept !== null &&
    concept !== 'attribute' &&
    !isShared(concept) &&
    !(look.survey && concept === 'text');
  for (const [to, one] of told) {
    const { target } = one;
    if (target === null || !isOne(one)) continue;
    for (const [profile, held] of decisions) {
      if (profile === to || told.has(profile)) continue;
      const isSame =
        target === 'fields.text'
          ? look.byColumn.get(profile)?.concept === 'text' && held.target === target
          : held.target === target;
      if (isSame) displaced.set(profile, { target, to });
    }
    for (const [profile, earlier] of told) {
      if (profile === to) break;
      if (earlier.target === target) displaced.set(profile, { target, to });
    }
  }
  return displaced;
}

function conceptsBy(
  { look, decisions }: Before,
  told: ReadonlyMap<Profile, Said>,
  displaced: Corrected['displaced'],
): ReadonlyMap<Profile, Assigned> {
  // What was told comes first wherever one column is looked for.
  const found = new Map<Profile, Assigned>();
  for (const [profile, { concept }] of told) {
    if (concept === null || concept === 'attribute' || displaced.has(profile)) continue;
    found.set(profile, { concept, score: 2, header: 1, fit: 1 });
  }
  const taken = new Set([...found.values()].map(({ concept }) => concept));
  for (const [profile, assigned] of look.byColumn) {
    if (told.has(profile) || displaced.has(profile)) continue;
    // An end may stand for a resolution: where another column is told to be the end, it goes on to.
    const own = toldConcept(decisions.get(profile)?.target ?? null);
    const goesOn = taken.has(assigned.concept) && !isShared(assigned.concept);
    const concept = goesOn && isConcept(own) ? own : assigned.concept;
    found.set(profile, { ...assigned, concept });
  }
  for (const [profile, { target, why }] of decisions) {
    // Rows said it, beside a begin that may be another column's now.
    if (why.code !== 'DATE_AFTER' || told.has(profile) || displaced.has(profile)) continue;
    const concept = toldConcept(target);
    if (isConcept(concept)) found.set(profile, { concept, score: 0.5, header: 0, fit: 1 });
  }
  return found;
}

function isConcept(concept: ReturnType<typeof toldConcept>): concept is Concept {
  return concept !== undefined && concept !== null && concept !== 'attribute';
}

function shapeTold(before: Before, told: ReadonlyMap<Profile, Said>, answers: Answers): RowShape {
  const displaced = displacedBy(told, before);
  const byColumn = conceptsBy(before, told, displaced);
  const scores = scoresAmong(byColumn, (profile) => told.has(profile), answers);
  const hasScores = scores.some(({ isTaken }) => isTaken);
  const { shape } = before.look;
  // Rows were cases only for want of a score.
  const isSurvey =
    hasScores &&
    shape.primary === 'case' &&
    !shape.hasAnswers &&
    !tellsCase(before, told, displaced);
  const now = isSurvey ? { ...shape, primary: null } : shape;
  return shapeLeft(now, hasScores, answerTo(answers, WITHOUT_SCORES));
}

/** A column has what only cases have, or rows are states of one record. */
function tellsCase(
  { decisions }: Before,
  told: ReadonlyMap<Profile, Said>,
  displaced: Corrected['displaced'],
): boolean {
  const own = [...decisions].filter(([one]) => !told.has(one) && !displaced.has(one));
  return (
    [...told, ...own].some(([, { target }]) => {
      const field = target?.startsWith('fields.') ? target.slice('fields.'.length) : 'text';
      return !(field in RECORD_FIELDS.response);
    }) || own.some(([, { why }]) => why.code === 'ID_REPEATS_LAST_WINS')
  );
}

/** Kinds of records before and after what was told. */
function kindsOf(...shapes: readonly RowShape[]): ReadonlySet<RecordKind> {
  return new Set(
    shapes.flatMap(({ primary, hasAnswers }): RecordKind[] => [
      ...(primary === null ? [] : [primary]),
      ...(hasAnswers ? ['response' as const] : []),
    ]),
  );
}

/** A total is of many, and told apart by its day and dimensions. */
const OF_ONE_RECORD: ReadonlySet<string> = new Set(['id', 'customer', 'caseId', 'updatedAt']);

function isOfKind(target: string, kinds: ReadonlySet<RecordKind>): boolean {
  if (target.startsWith('instruments.')) return !kinds.has('daily_total');
  if (kinds.has('daily_total') && OF_ONE_RECORD.has(target)) return false;
  // A case belongs to none.
  if (target === 'caseId') return !kinds.has('case');
  if (!target.startsWith('fields.')) return true;
  return [...kinds].some((kind) => target.slice('fields.'.length) in RECORD_FIELDS[kind]);
}
