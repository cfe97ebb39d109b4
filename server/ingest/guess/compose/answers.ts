import { createHash } from 'node:crypto';
import type { Certainty } from '../../../contract/guess.ts';
import type { Plain, Reading, Value } from '../../../contract/mapping-value.ts';
import { HOW_ASKED } from '../../../domain/records/instrument.ts';
import type { Instrument } from '../../../domain/records/instrument.ts';
import { certaintyOf } from '../assign.ts';
import type { Assigned } from '../assign.ts';
import type { Profile } from '../profile.ts';
import { nameOf } from '../profile.ts';
import { isQuestion, questionText } from '../question-text.ts';
import { fractionValue } from '../fractions.ts';
import { answerTo } from '../given.ts';
import { scoresAmong, WHICH_SCORES } from '../score-columns.ts';
import type { FoundScore } from '../score-columns.ts';
import { CES, scaleName } from '../scales.ts';
import { withoutScale } from '../scale-said.ts';
import { headerWords } from '../words.ts';
import { matchHeader } from '../match-headers.ts';
import type { Concept } from '../match-headers.ts';
import type { Scale, ScoreColumn } from '../scales.ts';
import { isAspect } from '../vocabulary/aspects.ts';
import { isLowBest, turnedRound } from './best-end.ts';
import { columnValue, numberReading, shownValues } from './draft.ts';
import type { Draft } from './draft.ts';
import { token, unusedToken } from './token.ts';
import { fromZero, zeroOf, zerosOf } from './zeros.ts';

/** Makes an instrument of each column of scores. */
export function placeScores(draft: Draft): void {
  const { hasAnswers, lacksScores } = draft.known.shape;
  if (!hasAnswers && !lacksScores) return;
  const { byColumn, told, answers } = draft.known;
  const all = scoresAmong(byColumn, (profile) => told.has(profile), answers).filter(
    ({ profile }) => !draft.decisions.has(profile),
  );
  askWhich(draft, all);
  const found = all.filter(({ isTaken }) => isTaken);
  const [only] = found.length === 1 ? found : [];
  const asked = only && questionInRows(draft, only.profile);
  for (const { profile, assigned, score } of found) {
    placeScore(draft, { profile, assigned, score, asked: questionText(profile) ?? asked ?? null });
  }
  // What the whole answer says belongs to the question that is asked first.
  draft.scores.sort((a, b) => weight(b.instrument) - weight(a.instrument));
}

/** Small numbers may be places in a list: which of the doubtful columns are scores, a person knows. */
function askWhich(draft: Draft, scores: readonly FoundScore[]): void {
  const doubtful = scores.filter(({ isDoubtful }) => isDoubtful);
  if (doubtful.length === 0) return;
  draft.askWhich({
    id: WHICH_SCORES,
    code: 'ASK_SCORES',
    params: { columns: doubtful.map(({ profile }) => nameOf(profile)) },
    columns: doubtful.map(({ profile }) => profile.name),
    options: doubtful.map(({ profile }) => ({
      value: profile.name,
      params: { column: nameOf(profile), asked: questionText(profile) ?? '' },
      example: shownValues(profile, 5).join(', '),
    })),
    chosen: doubtful.map(({ profile }) => profile.name),
  });
}

function weight({ kind, question }: Pick<Instrument, 'kind' | 'question'>): number {
  // The whole comes before what it was rated by.
  if (isAspect(withoutScale(question.en))) return -1;
  return kind === 'nps' ? 2 : kind === 'csat' || kind === 'sentiment' ? 1 : 0;
}

/** The question that every row of a file repeats beside its answer; null where none does. */
function questionInRows(draft: Draft, score: Profile): string | null {
  const repeated = draft.known.profiles.find(
    (profile) =>
      !draft.decisions.has(profile) &&
      !draft.known.told.has(profile) &&
      draft.known.byColumn.get(profile)?.concept !== 'text' &&
      profile.counts.size === 1 &&
      profile.texts.length >= Math.max(2, profile.rows * 0.97) &&
      isQuestion(profile.texts[0] ?? ''),
  );
  const text = repeated?.texts[0]?.trim();
  if (!repeated || text === undefined) return null;
  const params = {
    column: nameOf(repeated),
    value: text,
    other: nameOf(score),
  };
  draft.leaveOut(repeated, { code: 'QUESTION_OF', params }, 'sure');
  return text;
}

/** A question without Latin letters is told apart by a hash of its words, unless they are those of every such question. */
function nameByHash(concept: Concept, header: string): string {
  const words = headerWords(withoutScale(header));
  const isName = matchHeader(words).some((one) => one.concept === concept && one.score === 1);
  if (words.length === 0 || isName) return concept;
  return `${concept}-${createHash('sha1').update(words.join(' ')).digest('hex').slice(0, 6)}`;
}

type Scored = {
  profile: Profile;
  assigned: Assigned;
  score: ScoreColumn;
  /** The words that were asked; null = only the header tells. */
  asked: string | null;
};

function placeScore(draft: Draft, { profile, assigned, score, asked }: Scored): void {
  const { labels, areWords, factor, fractions, others, silent = [] } = score;
  const column = nameOf(profile);
  const isScaleSaid = answerTo(draft.known.answers, scaleQuestion(profile)) !== undefined;
  if (others.length > 0 && (isScaleSaid || isOpen(score, profile))) {
    askScale(draft, profile, score);
  }
  const name = token(profile.header, nameByHash(assigned.concept, profile.header));
  const isSame = (one: Instrument, as: Scale): boolean =>
    isAskedAs(one, as) && isAskedBy(one, asked);
  const zero = zeroOf(draft, profile, score, (one, as) => one.id === name && isSame(one, as));
  const asTold = zero === 'lowest' ? fromZero(score.scale) : score.scale;
  const scale = draft.known.told.has(profile) ? asTold : asKnown(draft, name, asTold, asked);
  const isTurned = isLowBest(draft, profile, score, scale);
  const values = isTurned ? turnedRound(profile, score, scale) : labels;
  const missing = [...(zero === 'missing' ? zerosOf(profile) : []), ...silent];
  const reading: Reading = {
    ...(values ? { values, otherwise: 'reject' as const } : numberReading(profile)),
    ...(missing.length > 0 ? { missing } : {}),
  };
  const value = columnValue(profile, reading);
  const heldIds = heldQuestions(draft);
  const taken = [
    ...draft.scores.map(({ instrument }) => instrument.id),
    ...heldIds.values(),
    // Of the same name, and asked in another way: another survey's question.
    ...draft.known.instruments.filter((one) => !isSame(one, scale)).map(({ id: held }) => held),
  ];
  const question = asked ?? profile.header;
  const id = heldIds.get(profile) ?? unusedToken(name, taken);
  draft.scores.push({
    instrument: { id, question: { en: question, ar: question }, ...scale },
    score: fractions ? fractionValue(value, fractions, factor) : timesAsGreat(value, factor),
    present: columnValue(profile, reading.missing ? { missing: reading.missing } : {}),
  });
  const params = {
    column,
    kind: scale.kind,
    min: scale.scaleMin,
    max: scale.scaleMax,
    ...(score.outside > 0 ? { outside: score.outside } : {}),
    ...(silent.length > 0 ? { silent } : {}),
    ...(isTurned ? { best: scale.scaleMin } : {}),
    ...(factor > 1 ? { times: factor } : {}),
    ...(areWords && labels ? { steps: stepsOf(labels) } : {}),
    examples: shownValues(profile),
  };
  const [low, high] = labels ? twoNumbers(labels) : [];
  const seems = certaintyOfScore(draft, profile, score, certaintyOf(assigned));
  draft.place(profile, 'score', `instruments.${id}`, {
    certainty: isTurned && seems === 'sure' ? 'likely' : seems,
    why:
      low !== undefined && high !== undefined
        ? { code: 'SCORE_TWO', params: { ...params, low, high } }
        : { code: labels ? 'SCORE_LABELS' : 'SCORE_SCALE', params },
  });
}

function timesAsGreat(value: Value, factor: number): Value {
  return factor === 1 ? value : { multiply: [value, { constant: factor }] };
}

/** A scale that is open is not sure, and in doubt until a person says it where few answers reach its end. */
function certaintyOfScore(
  { known }: Draft,
  profile: Profile,
  score: ScoreColumn,
  seems: Certainty,
): Certainty {
  if (!isOpen(score, profile)) return seems;
  const isSaid = answerTo(known.answers, scaleQuestion(profile)) !== undefined;
  if (score.lowEnd !== undefined && !isSaid) return 'doubt';
  return seems === 'sure' ? 'likely' : seems;
}

type Labels = Readonly<Record<string, Plain>>;

/** Words with their scores, the best first. */
function byScore(labels: Labels): [string, Plain][] {
  return Object.entries(labels).toSorted((a, b) => Number(b[1]) - Number(a[1]));
}

/** How each word is read. */
function stepsOf(labels: Labels): string[] {
  return byScore(labels).map(
    ([text, score]) => `${text.slice(0, LONGEST_WORD)} = ${String(score)}`,
  );
}
const LONGEST_WORD = 60;

/** The labels where they are two numbers, the lower score first; else none. */
function twoNumbers(labels: Labels): string[] {
  const all = Object.keys(labels).toSorted((a, b) => Number(labels[a]) - Number(labels[b]));
  return all.length === 2 && all.every((text) => !Number.isNaN(Number(text))) ? all : [];
}

/** The names of questions that nobody spoke of: another column that is told to be a score is another question. */
function heldQuestions({ known }: Draft): ReadonlyMap<Profile, string> {
  const named = [...known.held].flatMap(([profile, { target }]) =>
    target?.startsWith('instruments.') ? [[profile, target.slice(12)] as const] : [],
  );
  return new Map(named);
}

function isAskedAs(one: Scale, scale: Scale): boolean {
  return HOW_ASKED.every((part) => one[part] === scale[part]);
}

/** The scale, of the kind that the same question on the same scale has already: its series goes on. */
function asKnown({ known }: Draft, id: string, scale: Scale, asked: string | null): Scale {
  const same = known.instruments.find(
    (one) =>
      one.id === id && isAskedBy(one, asked) && isAskedAs({ ...one, kind: scale.kind }, scale),
  );
  return same ? { ...scale, kind: same.kind } : scale;
}

/** False = other words were asked. */
function isAskedBy({ question }: Pick<Instrument, 'question'>, asked: string | null): boolean {
  return asked === null || question.en === asked || question.ar === asked;
}

/** The sample does not reach the scale's end, or hardly ever does, so that another scale is possible. */
function isOpen(
  { scale, factor, labels, lowEnd, areWords, others }: ScoreColumn,
  { numbers }: Profile,
): boolean {
  if (areWords) return others.length > 0;
  if (labels || !numbers || scale.kind === 'nps') return false;
  if (lowEnd !== undefined) return true;
  return numbers.max * factor < scale.scaleMax || (numbers.min === 1 && scale.scaleMin === 0);
}

function scaleQuestion({ name }: Profile): string {
  return `scale:${name}`;
}

function askScale(
  draft: Draft,
  profile: Profile,
  { scale: now, others, lowEnd, labels, areWords }: ScoreColumn,
): void {
  const scales = [now, ...others];
  const isEase = draft.known.byColumn.get(profile)?.concept === 'ces';
  draft.ask({
    id: scaleQuestion(profile),
    code: 'ASK_SCALE',
    params: {
      column: nameOf(profile),
      max: profile.numbers?.max ?? 0,
      ...(areWords ? { words: byScore(labels ?? {}).map(([text]) => text) } : {}),
      ...(lowEnd === undefined ? {} : { lowEnd }),
    },
    columns: [profile.name],
    options: scales.map((scale) => ({
      value: scaleName(scale),
      params: {
        min: scale.scaleMin,
        max: scale.scaleMax,
        top: scale.topFrom,
        bottom: scale.bottomTo,
        ...(isEase && scaleName(scale) !== scaleName(CES) ? { apart: 'ces' } : {}),
      },
      example: null,
    })),
    chosen: scaleName(now),
  });
}
