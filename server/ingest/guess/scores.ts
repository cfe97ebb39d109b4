import type { Concept } from './match-headers.ts';
import { inFractions } from './fractions.ts';
import type { Fractions } from './fractions.ts';
import type { Profile } from './profile.ts';
import { isQuestion } from './question-text.ts';
import { endSaid, scaleSaid } from './scale-said.ts';
import {
  CES,
  CSAT,
  NAMED,
  NPS,
  scaleName,
  SENTIMENT,
  SHORT_SCALES,
  shortScales,
  YES_NO,
} from './scales.ts';
import type { Scale, ScoreColumn } from './scales.ts';
import {
  arePromoterGroups,
  inFaces,
  inPromoterGroups,
  inSatisfaction,
  inSentiment,
  knowsSatisfaction,
} from './score-words.ts';
import { inSolved } from './solved.ts';
import { numberReader } from '../values/number-format.ts';
import { headerWords } from './words.ts';

/** Concepts whose columns hold scores. */
export const SCORE_CONCEPTS: ReadonlySet<Concept> = new Set<Concept>([
  'nps',
  'csat',
  'ces',
  'rating',
  'sentiment',
  'recommended',
  'solved',
]);

const LEAST_INSIDE = 0.9;
/** Where the scale is said or fixed, fewer leave a doubt, in which a person is asked. */
const LEAST_DOUBTFUL = 0.5;

/** How a column is scored when it is what its header says; null when its values are no scores. */
export function scoreOf(concept: Concept, profile: Profile, told?: string): ScoreColumn | null {
  const { numbers, shares, flags } = profile;
  if (concept === 'solved') return inSolved(profile);
  if (arePromoterGroups(profile)) return inPromoterGroups(profile);
  const faces = inFaces(profile);
  if (faces) return faces;
  if (shares.satisfaction >= 0.9 && shares.sentiment < 1 && !numbers) {
    return inSatisfaction(concept, profile, told);
  }
  if (shares.sentiment >= 0.9 && !numbers) return inSentiment(profile);
  if (concept === 'recommended' && flags && flags.true.length > 0 && flags.false.length > 0) {
    const labels = Object.fromEntries([
      ...flags.true.map((text) => [text, 1] as const),
      ...flags.false.map((text) => [text, 0] as const),
    ]);
    return { scale: YES_NO, labels, areWords: true, factor: 1, zeros: 0, outside: 0, others: [] };
  }
  const fractions = inFractions(profile.texts.filter((text) => !profile.silent.includes(text)));
  if (fractions) return scoreInFractions(concept, fractions, profile.silent);
  const chosen = { told, said: scaleSaid(profile.header) ?? scaleSaid(profile.hint) };
  if (!numbers) {
    return numberedLabels(concept, profile, chosen) ?? scoreBesideWords(concept, profile, chosen);
  }
  const isHalf = !numbers.areWhole && numbers.values.every((n) => Number.isInteger(n * 2));
  const isBroken = !numbers.areWhole && !isHalf;
  const besideCodes =
    scoreNamed(concept, profile, numbers, isBroken) ??
    scoreWithCodes(concept, numbers, chosen.told);
  if (besideCodes) return besideCodes;
  if (isBroken) return inTenths(concept, profile, numbers);
  return numeric(concept, numbers, isHalf, chosen);
}

/**
 * How a column is scored because a person says so: as above where all of it fits and is the kind that was said, else by the
 * scale that holds the most of it. Null when nothing of it is a score.
 */
export function scoreTold(concept: Concept, profile: Profile, told?: string): ScoreColumn | null {
  const named = NAMED[concept];
  const said = scaleSaid(profile.header) ?? scaleSaid(profile.hint);
  const found =
    scoreOf(concept, profile, told) ?? (concept === 'rating' ? inSolved(profile) : null);
  const isFeeling = concept === 'csat' && found?.scale.kind === 'sentiment';
  // Good and bad are words of feeling and of satisfaction: what a person says they are, they are.
  if (isFeeling && profile.shares.satisfaction >= LEAST_INSIDE) {
    return inSatisfaction('csat', profile, told);
  }
  const whole = ofKind(found, concept, said);
  const isKind = named !== undefined && whole?.scale.kind === named.kind;
  const isUsual = isKind && (said !== null || scaleName(whole.scale) === scaleName(named));
  const isSaid = !named || told !== undefined || isUsual;
  if (whole && (isSaid || !profile.numbers)) return whole;
  if (knowsSatisfaction(profile)) return inSatisfaction('csat', profile, told);
  const read = numberReader(undefined);
  const values = profile.numbers?.values ?? profile.texts.map(read);
  const held = ({ scaleMin, scaleMax }: Scale): number =>
    values.filter((n) => Number.isInteger(n) && n >= scaleMin && n <= scaleMax).length;
  const written = concept === 'nps' ? [] : SHORT_SCALES.filter((one) => scaleName(one) === said);
  const usual = named ? [named] : SHORT_SCALES;
  const scales = written.length > 0 ? written.map((one) => kept(one, named)) : usual;
  const [best] = scales.toSorted((a, b) => held(b) - held(a));
  // The usual scale stands for nearly all of it where a wider one is of the same kind, for most where that is another question.
  const least = values.length * (isKind ? LEAST_INSIDE : LEAST_DOUBTFUL);
  if (whole && best && held(best) <= least) return whole;
  return best && held(best) > 0 ? plain(best, 0) : whole;
}

/**
 * A scale that a person chose, or that a header says, of the kind that the question is of. Ease on another scale than its own
 * is a series of its own (METRICS.md, CES).
 */
function kept(scale: Scale, of: Scale | undefined): Scale {
  if (!of || of.kind === 'custom') return scale;
  const isApart = of.kind === 'ces' && scaleName(scale) !== scaleName(CES);
  return { ...scale, kind: isApart ? 'custom' : of.kind };
}

/** What a person says a column is, it is on the scale that its header says, too. */
function ofKind(
  score: ScoreColumn | null,
  concept: Concept,
  said: string | null,
): ScoreColumn | null {
  if (!score || score.areWords || scaleName(score.scale) !== said) return score;
  return { ...score, scale: kept(score.scale, NAMED[concept]) };
}

/** The name of the scale that a person chose, and of the one that the header says. */
type Chosen = { told: string | undefined; said: string | null };

function numeric(
  concept: Concept,
  { values, min, max }: { values: readonly number[]; min: number; max: number },
  isHalf: boolean,
  { told, said }: Chosen,
): ScoreColumn | null {
  if (min < 0) {
    return concept === 'sentiment' && min >= -1 && max <= 1 ? plain(SENTIMENT, 0) : null;
  }
  if (concept === 'sentiment') return max <= 1 ? plain(YES_NO, 0) : null;
  if (concept === 'nps' || (concept === 'recommended' && max > 5)) {
    return max > 5 && max <= 10 && !isHalf ? plain(NPS, 0) : null;
  }
  if (max <= 1 || max > 100) return null;
  const zeros = values.filter((n) => n === 0).length;
  const isRareZero = zeros > 0 && zeros <= values.length * 0.2;
  const isUnrated = isRareZero || areStepsBesideZeros(concept, values, max);
  const holdsZeros = ({ scaleMin }: Scale): boolean => zeros === 0 || isUnrated || scaleMin === 0;
  const fitting = scalesFor(concept, max, values.length).filter(holdsZeros);
  const named = (scales: readonly Scale[], name: string | null | undefined): Scale | undefined =>
    scales.find((scale) => scaleName(scale) === name);
  // Shorter ones than are usual are taken where the header says so.
  const sayable = shortScales(concept).filter((one) => one.scaleMax >= max && holdsZeros(one));
  const usual = named([...fitting, ...sayable], said) ?? fitting[0];
  const chosen = named(fitting, told);
  const wanted = chosen ? kept(chosen, usual) : usual;
  if (!wanted) return null;
  const others = fitting.filter((scale) => scaleName(scale) !== scaleName(wanted));
  if (isHalf)
    return {
      scale: timesAsGreat(wanted, 2, concept),
      labels: null,
      factor: 2,
      zeros: 0,
      outside: 0,
      others: [],
    };
  const below = wanted.scaleMin > 0 ? zeros : 0;
  const found = { ...plain(wanted, below), others };
  if (scaleName(wanted) === said) return { ...found, others: [] };
  const shorter = shorterScale(concept, values, wanted);
  if (!shorter) return found;
  const lowEnd = shorter.scaleMax;
  if (scaleName(shorter) !== told) {
    return { ...found, others: [...others, shorter], lowEnd };
  }
  const outside = values.filter((n) => n > lowEnd).length;
  return { ...plain(shorter, zeros, outside), others: fitting, lowEnd };
}

const FEWEST_STEPS = 3;

/** Most tickets are never rated, and many tools write 0 for that: beside steps of a short scale any number of zeros is open. */
function areStepsBesideZeros(concept: Concept, values: readonly number[], max: number): boolean {
  const steps = new Set(values.filter((n) => n > 0));
  return max <= (NAMED[concept] ?? CSAT).scaleMax && steps.size >= FEWEST_STEPS;
}

const NEARLY_ALL = 0.95;

/** The scale that nearly all values are on where they lie in the lower half of the one that the greatest tells; else null. */
function shorterScale(
  concept: Concept,
  values: readonly number[],
  { scaleMin, scaleMax }: Scale,
): Scale | null {
  if (NAMED[concept]?.scaleMax === scaleMax) return null;
  const middle = (scaleMin + scaleMax) / 2;
  const low = values.filter((n) => n <= middle);
  if (low.length < values.length * NEARLY_ALL || low.length === values.length) return null;
  const [shorter] = scalesFor(concept, Math.max(...low), 0);
  return shorter && shorter.scaleMax < scaleMax ? shorter : null;
}

/** A header that is the name of a question counts for more than few values that no scale has. */
const LEAST_NAMED = 0.85;
/** A question has words of its own beside those that are asked everywhere. */
const LEAST_ASKED = 0.7;

/**
 * By the scale that the header names and nearly all of the column keeps; null unless some values are beyond any scale or the
 * one that is said, or `isBroken`: neither whole nor half points.
 */
function scoreNamed(
  concept: Concept,
  { matches, header, hint }: Profile,
  { values, min, max }: { values: readonly number[]; min: number; max: number },
  isBroken = false,
): ScoreColumn | null {
  const said = scaleSaid(header) ?? scaleSaid(hint);
  const usual = concept === 'recommended' ? NPS : NAMED[concept];
  const isUsual = usual && (said === null || scaleName(usual) === said);
  const scale = isUsual ? usual : shortScales(concept).find((one) => scaleName(one) === said);
  const isAsked = said !== null || isQuestion(header) || isQuestion(hint);
  const least = isAsked ? LEAST_ASKED : LEAST_NAMED;
  const isNamed = matches.some((one) => one.concept === concept && one.score >= least);
  if (!scale || !(isNamed || said !== null)) return null;
  const isWithin = min >= 0 && max <= Math.max(10, scale.scaleMax);
  // What nearly all of a column keeps holds, as its header says: a mean below it is none of the scores, nor is a slip.
  if (isWithin && (said === null || !(isBroken || max > scale.scaleMax))) return null;
  const zeros = scale.scaleMin > 0 ? values.filter((n) => n === 0).length : 0;
  const inside = values.filter(
    (n) => Number.isInteger(n) && n >= scale.scaleMin && n <= scale.scaleMax,
  );
  // The Net Promoter Score has one scale everywhere.
  const isFixed = !isWithin && (said !== null || concept === 'nps');
  const fewest = isFixed ? LEAST_DOUBTFUL : LEAST_INSIDE;
  if (inside.length < values.length * fewest) return null;
  // Ones and zeros alone are no answers on a long scale.
  if (Math.max(...inside) <= (scale === NPS ? 5 : 1)) return null;
  const outside = values.length - inside.length - zeros;
  return { ...plain(scale, zeros, outside), isMany: inside.length < values.length * LEAST_INSIDE };
}

/** By its numbers, where a header that names a question has words among them that are none; null where those are too many. */
function scoreBesideWords(concept: Concept, profile: Profile, chosen: Chosen): ScoreColumn | null {
  const { matches, texts } = profile;
  if (!matches.some((one) => one.concept === concept && one.score >= LEAST_NAMED)) return null;
  const values = texts.map(numberReader(undefined)).filter(Number.isFinite);
  if (values.length < texts.length * LEAST_DOUBTFUL || !values.every(Number.isInteger)) return null;
  const numbers = { values, min: Math.min(...values), max: Math.max(...values) };
  const found =
    scoreNamed(concept, profile, numbers) ??
    scoreWithCodes(concept, numbers, chosen.told) ??
    numeric(concept, numbers, false, chosen);
  if (!found || found.scale.scaleMax > 10) return null;
  const outside = found.outside + texts.length - values.length;
  return { ...found, outside, isMany: outside > texts.length * (1 - LEAST_INSIDE) };
}

/** What survey tools write for "don't know", "refused" and "not applicable". */
const NO_ANSWERS: ReadonlySet<number> = new Set([77, 88, 97, 98, 99, 777, 888, 997, 998, 999]);

/** By the short scale of the other values where all beyond it are such codes; null where there are none, or too many. */
function scoreWithCodes(
  concept: Concept,
  { values, min }: { values: readonly number[]; min: number },
  told: string | undefined,
): ScoreColumn | null {
  const inside = values.filter((n) => !NO_ANSWERS.has(n));
  const max = Math.max(...inside);
  if (inside.length === values.length || inside.length < values.length * LEAST_DOUBTFUL)
    return null;
  if (min < 0 || max <= 1 || max > 10) return null;
  const within = numeric(concept, { values: inside, min, max }, false, { told, said: null });
  return (
    within && {
      ...within,
      outside: values.length - inside.length,
      isMany: inside.length < values.length * LEAST_INSIDE,
    }
  );
}

function plain(scale: Scale, zeros: number, outside = 0): ScoreColumn {
  return { scale, labels: null, factor: 1, zeros, outside, others: [] };
}

/** A scale whose scores are kept so many times as great. */
function timesAsGreat(scale: Scale, factor: number, concept: Concept): Scale {
  if (factor === 1) return scale;
  return {
    kind: concept === 'csat' ? 'csat' : 'custom',
    scaleMin: scale.scaleMin * factor,
    scaleMax: scale.scaleMax * factor,
    topFrom: scale.topFrom * factor,
    bottomTo: scale.bottomTo * factor,
  };
}

/** By the scale whose end stands beside each score; null where they are no points, halves or tenths of it. */
function scoreInFractions(
  concept: Concept,
  fractions: Fractions,
  silent: readonly string[],
): ScoreColumn | null {
  const { values, end } = fractions;
  const factor = factorOf(values);
  if (factor === undefined || concept === 'sentiment') return null;
  if (concept === 'nps') {
    const isOne = end === NPS.scaleMax && factor === 1;
    return isOne ? { ...plain(NPS, 0), fractions, silent } : null;
  }
  return { ...ofEnd(concept, values, end, factor), fractions, silent };
}

/** How many times as great scores must be to be whole; undefined where they are no points, halves or tenths. */
function factorOf(values: readonly number[]): 1 | 2 | 10 | undefined {
  return ([1, 2, 10] as const).find((n) => values.every((value) => Number.isInteger(value * n)));
}

const LEAST_EXACT = 0.96;

/** Words by which a number is the mean of answers. */
const MEAN_WORDS: ReadonlySet<string> = new Set(
  headerWords('average mean moyenne media promedio média متوسط المتوسط معدل المعدل'),
);

/** Scores with tenths, of the scale whose end the header says, or of ten where they go beyond five; null where they may be means. */
function inTenths(
  concept: Concept,
  { header, words, matches }: Profile,
  { values, min, max }: { values: readonly number[]; min: number; max: number },
): ScoreColumn | null {
  if ((concept !== 'rating' && concept !== 'csat') || min < 0) return null;
  if (words.some((word) => MEAN_WORDS.has(word))) return null;
  // A score of something else, such as of the risk, is no rating, nor is one of nothing at all.
  const isRating = words.length > 1 || words[0] !== 'score';
  const isNamed =
    isRating && matches.some((one) => one.concept === concept && one.score >= LEAST_EXACT);
  const likely = isNamed && max > CSAT.scaleMax ? NPS.scaleMax : null;
  const end = endSaid(header) ?? likely;
  const factor = factorOf(values);
  if (end === null || factor === undefined || max > end || max <= end / 2) return null;
  return ofEnd(concept, values, end, factor);
}

/** By the scale that ends there, so many times as great. */
function ofEnd(
  concept: Concept,
  values: readonly number[],
  end: number,
  factor: 1 | 2 | 10,
): ScoreColumn {
  const usual = [NAMED[concept], ...shortScales(concept)].find((one) => one?.scaleMax === end);
  const scale = usual ?? { kind: 'custom', scaleMin: 1, scaleMax: end, ...halfWay(end) };
  const lowest = Math.min(scale.scaleMin, ...values.map(Math.floor));
  const asWritten = timesAsGreat({ ...scale, scaleMin: lowest }, factor, concept);
  return { ...plain(asWritten, 0), factor };
}

/** The boxes of a scale that nobody has a usual one of, in the proportions of a hundred. */
function halfWay(end: number): Pick<Scale, 'topFrom' | 'bottomTo'> {
  return { topFrom: Math.ceil(end * 0.8), bottomTo: Math.floor(end * 0.5) };
}

/** Of so many answers some would be on the upper steps of a longer scale. */
const MANY = 50;

/** Scales that hold a greatest value of so many, the most likely first. */
function scalesFor(concept: Concept, max: number, answers: number): Scale[] {
  const isOfFive = max === 5 && answers >= MANY;
  const five = shortScales('ces').filter(
    ({ scaleMin, scaleMax }) => scaleMin === 1 && scaleMax === 5,
  );
  const eased = isOfFive ? [...five, CES] : [CES];
  const named =
    concept === 'ces' && max <= 7 ? eased : concept === 'csat' && max <= 5 ? [CSAT] : [];
  const wide = shortScales(concept).filter(({ scaleMax }) => scaleMax >= Math.max(max, 5));
  // Shorter ones are rarer, and hold nothing beyond what is there.
  const exact = shortScales(concept).filter(({ scaleMax }) => scaleMax === max && max < 5);
  return [
    ...named,
    ...wide.filter((scale) => !named.some((one) => scaleName(one) === scaleName(scale))),
  ]
    .slice(0, 3)
    .filter(({ scaleMax }, i, all) => i === 0 || scaleMax <= 10 || (all[0]?.scaleMax ?? 0) > 10)
    .concat(concept === 'ces' ? [] : exact);
}

const MOST_LABELS = 12;

/** Labels that begin or end with their score: `5 - Very satisfied`, `4 stars`, `★★★`. */
function numberedLabels(
  concept: Concept,
  { counts, silent }: Profile,
  chosen: Chosen,
): ScoreColumn | null {
  const texts = [...counts.keys()].filter((text) => !silent.includes(text));
  if (texts.length === 0 || texts.length > MOST_LABELS) return null;
  const scores = texts.map((text) => {
    const stars = /^(?:★|⭐)+☆*$/u.exec(text.replaceAll('\uFE0F', ''));
    if (stars) return text.match(/★|⭐/gu)?.length ?? 0;
    const found = /^\(?(\d{1,2})\b(?!\s*[-–/]\s*\d|[.,]\d)/.exec(text);
    return found ? Number(found[1]) : Number.NaN;
  });
  if (scores.some(Number.isNaN) || new Set(scores).size !== scores.length) return null;
  const min = Math.min(...scores);
  const found = numeric(concept, { values: scores, min, max: Math.max(...scores) }, false, chosen);
  return (
    found && {
      ...found,
      zeros: 0,
      silent,
      labels: Object.fromEntries(texts.map((text, i) => [text, scores[i] ?? 0])),
    }
  );
}
