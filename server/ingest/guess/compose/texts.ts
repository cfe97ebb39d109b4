import { certaintyOf } from '../assign.ts';
import type { Profile } from '../profile.ts';
import { headerWords } from '../words.ts';
import { columnValue, shownValues } from './draft.ts';
import type { Draft } from './draft.ts';

/** Words that say whose text it is: the customer's about the service, after the fact. */
const FEEDBACK_WORDS = new Set(
  headerWords(
    'comment comments feedback verbatim review opinion why reason score تعليق التعليق رأي commentaire avis comentario opinión comentário opinião',
  ),
);

/** Places free text: the body with its title in front; beside a score, what was said about it goes with the answer. */
export function placeTexts(draft: Draft): void {
  const { primary, hasAnswers } = draft.known.shape;
  if (primary !== null && hasAnswers) placeFeedback(draft);
  const { survey, spread } = draft.known;
  const parts = survey || spread?.kind === 'answers' ? allTexts(draft) : titleAndBody(draft);
  const [first] = parts;
  if (!first) return;
  const into = primary === null ? draft.answerFields : draft.fields;
  into['text'] =
    parts.length === 1
      ? columnValue(first)
      : { concat: parts.map((profile) => columnValue(profile)), separator: '\n' };
  for (const profile of parts) place(draft, profile, parts);
}

function titleAndBody(draft: Draft): Profile[] {
  const others = lostTexts(draft);
  const bodies = [draft.take('text')?.profile ?? others.shift()];
  // Whatever else is said in an answer, the customer said it: what was good, what was not.
  if (draft.known.shape.primary === null) bodies.push(...others);
  return [draft.take('title')?.profile, ...bodies].flatMap((profile) => profile ?? []);
}

/** Of a survey's questions, every question that is answered in free words. */
function allTexts({ known, decisions }: Draft): Profile[] {
  return known.profiles.filter(
    (profile) => known.byColumn.get(profile)?.concept === 'text' && !decisions.has(profile),
  );
}

/** Of two texts, the one that speaks as customers do afterwards. */
function placeFeedback(draft: Draft): void {
  const texts = [draft.take('text')?.profile, ...lostTexts(draft)].flatMap((one) => one ?? []);
  if (texts.length < 2) return;
  const feedback = texts.find(({ words }) => words.some((word) => FEEDBACK_WORDS.has(word)));
  if (!feedback) return;
  draft.answerFields['text'] = columnValue(feedback);
  draft.place(feedback, 'field', 'fields.text');
}

/** Columns of text beside the one that was taken for it. */
function lostTexts(draft: Draft): Profile[] {
  return draft.known.profiles.filter(
    (profile) =>
      draft.known.lost.get(profile)?.concept === 'text' &&
      !draft.decisions.has(profile) &&
      !draft.known.byColumn.has(profile),
  );
}

function place(draft: Draft, profile: Profile, parts: readonly Profile[]): void {
  const other = parts.find((part) => part !== profile);
  draft.place(
    profile,
    'field',
    'fields.text',
    other && {
      certainty: certaintyOf(draft.known.byColumn.get(profile)),
      why: {
        code: 'PART_OF_TEXT',
        params: { column: profile.header, other: other.header, examples: shownValues(profile, 1) },
      },
    },
  );
}
