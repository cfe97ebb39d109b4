import type { Assigned } from './assign.ts';
import { matchHeader } from './match-headers.ts';
import type { Concept } from './match-headers.ts';
import type { Profile } from './profile.ts';
import { SCORE_CONCEPTS, scoreOf } from './scores.ts';
import { headerWords } from './words.ts';

/** Headers that say that somebody answered, and nothing of what was asked. */
const ANSWERS: ReadonlySet<string> = new Set(
  'answer, answer score, response, reply, الإجابة, الجواب, الرد, réponse, respuesta, resposta'
    .split(',')
    .map((name) => headerWords(name).join(' ')),
);

type ByColumn = ReadonlyMap<Profile, Assigned>;

/**
 * The numbers in the column of answers of a file that says who was asked and when they answered, as AskNicely exports it: its
 * only score is one although nothing names it. What was asked a column tells that says the same in every row; else answers
 * above five, up to ten, are those to the question that such tools ask (METRICS.md, NPS).
 */
export function withPlainAnswers(byColumn: ByColumn, profiles: readonly Profile[]): ByColumn {
  const concepts = new Set([...byColumn.values()].map(({ concept }) => concept));
  const isAsked = concepts.has('invited') || concepts.has('delivered');
  if (!isAsked || !concepts.has('answeredAt')) return byColumn;
  if ([...concepts].some((concept) => SCORE_CONCEPTS.has(concept))) return byColumn;
  const answers = profiles.filter(
    ({ header, joined, numbers }) =>
      joined === null && numbers !== null && ANSWERS.has(headerWords(header).join(' ')),
  );
  const [profile] = answers;
  if (!profile || answers.length > 1) return byColumn;
  const likely: Concept[] = [...saidInEveryRow(profiles), 'nps', 'rating'];
  const concept = likely.find((one) => scoreOf(one, profile));
  if (!concept) return byColumn;
  return new Map([...byColumn, [profile, { concept, score: 0.7, header: 0.7, fit: 1 }]]);
}

const LEAST_NAMED = 0.6;

/** The scores that columns of one value name: `NPS`, or the question itself. */
function saidInEveryRow(profiles: readonly Profile[]): Concept[] {
  return profiles
    .filter(({ counts }) => counts.size === 1)
    .flatMap(({ texts }) => matchHeader(headerWords(texts[0] ?? '')))
    .filter(({ concept, score }) => SCORE_CONCEPTS.has(concept) && score >= LEAST_NAMED)
    .toSorted((a, b) => b.score - a.score)
    .map(({ concept }) => concept);
}
