import type { Reading } from '../../../contract/mapping-value.ts';
import { HOW_ASKED } from '../../../domain/records/instrument.ts';
import type { Assigned } from '../assign.ts';
import type { Profile } from '../profile.ts';
import { questionText } from '../question-text.ts';
import { SCORE_CONCEPTS, scaleName, scoreOf, scoreTold } from '../scores.ts';
import type { Scale, ScoreColumn } from '../scores.ts';
import { certaintyOf, columnValue, numberReading, shownValues } from './draft.ts';
import type { Draft } from './draft.ts';
import { token, unusedToken } from './token.ts';

/** Makes an instrument of each column of scores. */
export function placeScores(draft: Draft): void {
  if (!draft.known.shape.hasAnswers) return;
  for (const [profile, assigned] of draft.known.byColumn) {
    if (draft.decisions.has(profile) || !SCORE_CONCEPTS.has(assigned.concept)) continue;
    const told = draft.known.answers[`scale:${profile.name}`];
    const read = draft.known.told.has(profile) ? scoreTold : scoreOf;
    const score = read(assigned.concept, profile, told);
    if (score) placeScore(draft, profile, assigned, score);
  }
  // What the whole answer says belongs to the question that is asked first.
  draft.scores.sort((a, b) => weight(b.instrument.kind) - weight(a.instrument.kind));
}

function weight(kind: Scale['kind']): number {
  return kind === 'nps' ? 2 : kind === 'csat' || kind === 'sentiment' ? 1 : 0;
}

function placeScore(draft: Draft, profile: Profile, assigned: Assigned, score: ScoreColumn): void {
  const { scale, labels, factor, others } = score;
  const column = profile.header || profile.name;
  if (others.length > 0 && isOpen(score, profile)) askScale(draft, profile, [scale, ...others]);
  const ignoresZero = askZero(draft, profile, score);
  const reading: Reading = {
    ...(labels ? { values: labels, otherwise: 'reject' as const } : numberReading(profile)),
    ...(ignoresZero ? { missing: zerosOf(profile) } : {}),
  };
  const value = columnValue(profile, reading);
  const taken = [
    ...draft.scores.map(({ instrument }) => instrument.id),
    // Of the same name, and asked in another way: another survey's question.
    ...draft.known.instruments.filter((one) => !isAskedAs(one, scale)).map(({ id: held }) => held),
  ];
  const question = questionText(profile) ?? profile.header;
  const id = unusedToken(token(profile.header, assigned.concept), taken);
  draft.scores.push({
    instrument: { id, question: { en: question, ar: question }, ...scale },
    score: factor === 2 ? { multiply: [value, { constant: 2 }] } : value,
    present: columnValue(profile, reading.missing ? { missing: reading.missing } : {}),
  });
  const params = {
    column,
    kind: scale.kind,
    min: scale.scaleMin,
    max: scale.scaleMax,
    examples: shownValues(profile),
  };
  draft.place(profile, 'score', `instruments.${id}`, {
    certainty:
      isOpen(score, profile) && certaintyOf(assigned) === 'sure' ? 'likely' : certaintyOf(assigned),
    why: { code: labels ? 'SCORE_LABELS' : 'SCORE_SCALE', params },
  });
}

function isAskedAs(one: Scale, scale: Scale): boolean {
  return HOW_ASKED.every((part) => one[part] === scale[part]);
}

/** The sample does not reach the scale's end, so that a longer scale is possible. */
function isOpen({ scale, factor, labels }: ScoreColumn, { numbers }: Profile): boolean {
  if (labels || !numbers || scale.kind === 'nps') return false;
  return numbers.max * factor < scale.scaleMax || (numbers.min === 1 && scale.scaleMin === 0);
}

function askScale(draft: Draft, profile: Profile, scales: readonly Scale[]): void {
  draft.ask({
    id: `scale:${profile.name}`,
    code: 'ASK_SCALE',
    params: { column: profile.header || profile.name, max: profile.numbers?.max ?? 0 },
    columns: [profile.name],
    options: scales.map((scale) => ({
      value: scaleName(scale),
      params: {
        min: scale.scaleMin,
        max: scale.scaleMax,
        top: scale.topFrom,
        bottom: scale.bottomTo,
      },
      example: null,
    })),
    chosen: scaleName(
      scales[0] ?? { kind: 'custom', scaleMin: 0, scaleMax: 1, topFrom: 1, bottomTo: 0 },
    ),
  });
}

/** Whether 0 on a scale that begins above it means "no answer". */
function askZero(draft: Draft, profile: Profile, { zeros, scale }: ScoreColumn): boolean {
  if (zeros === 0) return false;
  const params = {
    column: profile.header || profile.name,
    zeros,
    min: scale.scaleMin,
    max: scale.scaleMax,
  };
  const chosen = draft.ask({
    id: `zero:${profile.name}`,
    code: 'ASK_ZERO',
    params,
    columns: [profile.name],
    options: ['missing', 'reject'].map((value) => ({
      value,
      params: { ...params, as: value },
      example: '0',
    })),
    chosen: 'missing',
  });
  return chosen === 'missing';
}

function zerosOf({ counts }: Profile): string[] {
  return [...counts.keys()].filter((text) => Number(text) === 0);
}
