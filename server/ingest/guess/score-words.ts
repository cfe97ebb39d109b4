import type { Plain } from '../../contract/mapping-value.ts';
import type { Concept } from './match-headers.ts';
import type { Profile } from './profile.ts';
import { CES, CSAT, NPS, scaleName, SENTIMENT, SHORT_SCALES } from './scales.ts';
import type { Scale, ScoreColumn } from './scales.ts';
import {
  agreementOf,
  FACES,
  THUMBS,
  areThreeSteps,
  fourSteps,
  frequenciesOf,
  gradesOf,
  PROMOTER_GROUPS,
  SATISFACTION_SCORES,
  areStars,
  saysHappiness,
  withoutMiddle,
} from './vocabulary/answers.ts';
import { SENTIMENT_SCORES } from './vocabulary/values.ts';
import { valueWord } from './words.ts';

/** A column of answers in words of contentment or agreement: of happiness on three steps, of agreement on seven, else on five. */
export function inSatisfaction(concept: Concept, profile: Profile, told?: string): ScoreColumn {
  const said = [...profile.counts.keys()].map(valueWord);
  const known = said.filter((word) => SATISFACTION_SCORES.has(word));
  const agreement = agreementOf(known);
  if (agreement?.steps === 7) {
    const kindOfSeven = concept === 'ces' ? CES.kind : 'custom';
    const seven = { scores: agreement.scores, scale: { ...CES, kind: kindOfSeven } } as const;
    const ofSix = withoutMiddle(agreement.scores);
    if (!ofSix) return labelled(profile, seven.scores, seven.scale);
    return ofSteps(profile, told, { scores: ofSix, scale: SIX }, seven);
  }
  if (agreement) {
    const kindOfFive = concept === 'csat' ? 'csat' : 'custom';
    return labelled(profile, agreement.scores, { ...CSAT, kind: kindOfFive });
  }
  const isSatisfaction =
    concept === 'csat' || (concept === 'rating' && (saysHappiness(known) || areStars(known)));
  const kind: Scale['kind'] = isSatisfaction ? 'csat' : 'custom';
  const grades = gradesOf(known);
  if (grades) return labelled(profile, grades, { ...CSAT, kind });
  const [three, four] = SHORT_SCALES;
  const ofFive = frequenciesOf(known) ?? SATISFACTION_SCORES;
  const ofFour = fourSteps(known);
  if (four && ofFour) {
    const five = { scores: ofFive, scale: { ...CSAT, kind } };
    return ofSteps(profile, told, { scores: ofFour, scale: { ...four, kind } }, five);
  }
  if (!three || !areThreeSteps(known)) {
    return labelled(profile, ofFive, { ...CSAT, kind });
  }
  const steps = new Map(known.map((word) => [word, (SATISFACTION_SCORES.get(word) ?? 1) - 1]));
  return labelled(profile, steps, { ...three, kind });
}

/** Agreement without a middle, of no question that is asked so everywhere. */
const SIX: Scale = { kind: 'custom', scaleMin: 1, scaleMax: 6, topFrom: 5, bottomTo: 2 };
/** Of fewer answers one more step may be missing by chance: whether there is one, a person is asked. */
const MANY = 50;

type WordScale = { scores: ReadonlyMap<string, number>; scale: Scale };

/** On the steps that are said, or on the scale with one more where somebody says so. */
function ofSteps(
  profile: Profile,
  told: string | undefined,
  said: WordScale,
  longer: WordScale,
): ScoreColumn {
  if (told === scaleName(longer.scale)) {
    return { ...labelled(profile, longer.scores, longer.scale), others: [said.scale] };
  }
  const answers = profile.texts.filter((text) => !profile.silent.includes(text)).length;
  const isOpen = answers < MANY || told !== undefined;
  return { ...labelled(profile, said.scores, said.scale), others: isOpen ? [longer.scale] : [] };
}

/** A column of faces or thumbs, in no words; null for any other. */
export function inFaces(profile: Profile): ScoreColumn | null {
  const told = [...profile.counts.keys()].filter((text) => !profile.silent.includes(text));
  if (told.length < 2) return null;
  const plain = told.map((text) => text.replaceAll('\uFE0F', '').toLowerCase());
  const scoredBy = (scores: ReadonlyMap<string, number>, scale: Scale): ScoreColumn | null => {
    if (!plain.every((text) => scores.has(text))) return null;
    const labels = Object.fromEntries(
      told.map((text, i) => [text, scores.get(plain[i] ?? '') ?? 0]),
    );
    const { silent } = profile;
    return { scale, labels, areWords: true, silent, factor: 1, zeros: 0, outside: 0, others: [] };
  };
  return scoredBy(FACES, CSAT) ?? scoredBy(THUMBS, SENTIMENT);
}

/** True where every answer of a column is a group of the Net Promoter Score, and not all are the same. */
export function arePromoterGroups({ counts, silent }: Profile): boolean {
  const told = [...counts.keys()].filter((text) => !silent.includes(text)).map(valueWord);
  const groups = new Set(told.map((word) => PROMOTER_GROUPS.get(word)));
  // Passive, or neutral, may be anything.
  return !groups.has(undefined) && (groups.has(10) || groups.has(0)) && told.length > 1;
}

/** A column of groups: the score that they give is that of the answers, which are not told. */
export function inPromoterGroups(profile: Profile): ScoreColumn {
  return { ...labelled(profile, PROMOTER_GROUPS, NPS), areGroups: true };
}

/** A column of words of feeling. */
export function inSentiment(profile: Profile): ScoreColumn {
  return labelled(profile, SENTIMENT_SCORES, SENTIMENT);
}

/** True where a word of a column is one of contentment. */
export function knowsSatisfaction({ counts }: Profile): boolean {
  return [...counts.keys()].some((text) => SATISFACTION_SCORES.has(valueWord(text)));
}

function labelled(
  { counts, silent }: Profile,
  scores: ReadonlyMap<string, number>,
  scale: Scale,
): ScoreColumn {
  const labels: Record<string, Plain> = {};
  for (const text of counts.keys()) {
    const score = scores.get(valueWord(text));
    if (score !== undefined) labels[text] = score;
  }
  return { scale, labels, areWords: true, silent, factor: 1, zeros: 0, outside: 0, others: [] };
}
