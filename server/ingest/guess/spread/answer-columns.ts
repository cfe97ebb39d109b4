import type { Concept } from '../match-headers.ts';
import { profileOf } from '../profile.ts';
import type { Profile, SampleColumn } from '../profile.ts';
import { SCORE_CONCEPTS, scoreOf } from '../scores.ts';
import type { Groups } from './groups.ts';

/** A column of what each person answered to one question, and what that is taken for. */
export function answerColumn(
  asked: { answers: SampleColumn; questions: SampleColumn; answered: Profile },
  text: string,
  groups: Groups,
): SampleColumn {
  return asMeant(plainColumn(asked, text, groups), asked.answered);
}

function plainColumn(
  { answers, questions }: { answers: SampleColumn; questions: SampleColumn },
  text: string,
  { rows }: Groups,
): SampleColumn {
  return {
    name: `${answers.name}: ${text}`,
    header: text,
    cells: rows.map((group) => {
      const row = group.findLast((one) => (questions.cells[one] ?? '').trim() === text);
      return row === undefined ? '' : (answers.cells[row] ?? '');
    }),
    gathered: {
      column: answers.name,
      where: { equals: { value: questions.name, to: text } },
      pick: null,
      order: null,
      dates: null,
      meant: null,
    },
  };
}

/** Whether a column's answers are known for scores. */
export function isScore({ gathered }: SampleColumn): boolean {
  return SCORE_CONCEPTS.has(gathered?.meant ?? 'otherDate');
}

/** A question's column as what its words and answers make of it: a score, something said, or whatever it turns out to be. */
function asMeant(column: SampleColumn, answered: Profile): SampleColumn {
  const { gathered } = column;
  const profile = profileOf(column);
  const meant = scoreMeant(profile, answered) ?? (isSaid(profile) ? ('text' as const) : null);
  return gathered ? { ...column, gathered: { ...gathered, meant } } : column;
}

/** The kind of score by the words of the question, else by the header of the answers, else any. */
function scoreMeant(profile: Profile, answered: Profile): Concept | null {
  const named = [profile, answered].flatMap(({ matches }) =>
    matches
      .filter(({ concept, score }) => SCORE_CONCEPTS.has(concept) && score >= LEAST_MEANT)
      .toSorted((a, b) => b.score - a.score)
      .map(({ concept }) => concept),
  );
  return [...named, 'rating' as const].find((concept) => scoreOf(concept, profile)) ?? null;
}

const LEAST_MEANT = 0.45;

/** What people said in their own words, however few of them said something. */
function isSaid(profile: Profile): boolean {
  const { matches, meanWords, shares } = profile;
  const asksForWords = matches.some(({ concept, score }) => concept === 'text' && score >= 0.5);
  return (
    (asksForWords || meanWords >= 3) &&
    isPlain(profile) &&
    Math.max(shares.email, shares.phone, shares.json) < 0.5
  );
}

/** Whether a column has words alone. */
export function isPlain({ dates, numbers, clocks, flags, texts }: Profile): boolean {
  return texts.length > 0 && !dates && !numbers && !clocks && !flags;
}
