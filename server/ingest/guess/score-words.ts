import type { Plain } from '../../contract/mapping-value.ts';
import type { Concept } from './match-headers.ts';
import type { Profile } from './profile.ts';
import { CES, CSAT, SENTIMENT, SHORT_SCALES } from './scales.ts';
import type { Scale, ScoreColumn } from './scales.ts';
import {
  agreementOf,
  areThreeSteps,
  gradesOf,
  SATISFACTION_SCORES,
  saysHappiness,
} from './vocabulary/answers.ts';
import { SENTIMENT_SCORES } from './vocabulary/values.ts';
import { valueWord } from './words.ts';

/** A column of answers in words of contentment or agreement: of happiness on three steps, of agreement on seven, else on five. */
export function inSatisfaction(concept: Concept, profile: Profile): ScoreColumn {
  const said = [...profile.counts.keys()].map(valueWord);
  const known = said.filter((word) => SATISFACTION_SCORES.has(word));
  const agreement = agreementOf(known);
  if (agreement?.steps === 7) {
    const kindOfSeven = concept === 'ces' ? CES.kind : 'custom';
    return labelled(profile, agreement.scores, { ...CES, kind: kindOfSeven });
  }
  if (agreement) {
    const kindOfFive = concept === 'csat' ? 'csat' : 'custom';
    return labelled(profile, agreement.scores, { ...CSAT, kind: kindOfFive });
  }
  const isSatisfaction = concept === 'csat' || (concept === 'rating' && saysHappiness(known));
  const kind = isSatisfaction ? 'csat' : 'custom';
  const grades = gradesOf(known);
  if (grades) return labelled(profile, grades, { ...CSAT, kind });
  const [three] = SHORT_SCALES;
  if (!three || !areThreeSteps(known)) {
    return labelled(profile, SATISFACTION_SCORES, { ...CSAT, kind });
  }
  const steps = new Map(known.map((word) => [word, (SATISFACTION_SCORES.get(word) ?? 1) - 1]));
  return labelled(profile, steps, { ...three, kind });
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
