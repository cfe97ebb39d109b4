import type { Concept } from '../match-headers.ts';
import type { Profile } from '../profile.ts';
import { nameOf } from '../profile.ts';
import { headerWords } from '../words.ts';
import type { Draft } from './draft.ts';
import { hasUnanswered } from './invitations.ts';
import { placeVersion } from './keys.ts';

/** Dates of which a case gets another one while it lives, or gets one late. */
const LATE: ReadonlySet<Concept> = new Set<Concept>([
  'firstResponse',
  'resolved',
  'reopened',
  'closed',
  'ended',
  'due',
  'escalated',
  'updated',
]);
/** Places that stay as they were when it began. */
const LASTING_PLACES: ReadonlySet<string> = new Set([
  'dimensions.branch',
  'dimensions.channel',
  'dimensions.region',
  'dimensions.product',
]);

/** Fewer rows prove nothing; where there is neither a time of day nor a customer or words of theirs, more are needed. */
const LEAST_ROWS = 8;
const LEAST_VAGUE_ROWS = 50;
/** So few rows may have the same values as another one. */
const MOST_TIED = 0.005;

/** What may change after it was exported: a case until it is closed, an invitation until it is answered, a review when somebody replies. */
type Living = 'case' | 'invitation' | 'answer';

/** Words of headers that only replies of an organisation to what customers wrote have. */
const REPLY_WORDS: ReadonlySet<string> = new Set(
  headerWords('reply replied replies developer réplique'),
);

/**
 * What cases, invitations and reviews without a number are known by when they come again: the columns that do not change while they
 * live, where those tell the rows apart; else all that stands in the row, by which one that changed is another one.
 */
export function placeLastingKey(draft: Draft): void {
  const { id, questions } = draft;
  const of = livingIn(draft);
  if (of === null || !('hash' in id)) return;
  // A person is asked already what rows of one number are.
  if (questions.some((question) => question.id === 'id-repeats')) return;
  const key = lastingKey(draft, of) ?? [];
  const columns = key.map(nameOf);
  const chosen = draft.ask({
    id: 'known-by',
    code: 'ASK_KNOWN_BY',
    params: { of, columns },
    columns: key.map(({ name }) => name),
    options: [
      ...(key.length > 0 ? [{ value: 'lasting', params: { of, by: 'lasting', columns } }] : []),
      { value: 'all', params: { of, by: 'all' } },
    ].map((option) => ({ ...option, example: null })),
    chosen: key.length > 0 ? 'lasting' : 'all',
  });
  if (chosen !== 'lasting') return;
  draft.id = { hash: key.flatMap(({ name, clock }) => (clock === null ? [name] : [name, clock])) };
  placeVersion(draft);
}

/** Null = the rows are of what is over when it is exported. */
function livingIn(draft: Draft): Living | null {
  const { primary } = draft.known.shape;
  if (primary === 'case') return 'case';
  if (primary !== null) return null;
  if (hasUnanswered(draft) && bornOf(draft, 'invitation')) return 'invitation';
  const hasReplies = draft.known.profiles.some(
    (profile) => !draft.decisions.has(profile) && isOfReply(profile),
  );
  return hasReplies && bornOf(draft, 'answer') ? 'answer' : null;
}

/** Also of a column that nobody has filled yet. */
function isOfReply({ joined, words, matches }: Profile): boolean {
  const isNote = matches.some(({ concept, score }) => concept === 'staffNote' && score >= 0.9);
  return joined === null && (isNote || words.some((word) => REPLY_WORDS.has(word)));
}

/** The column that says when it began to live. */
function bornOf({ known, decisions }: Draft, of: Living): Profile | undefined {
  const isBirth = (profile: Profile): boolean => {
    const concept = known.byColumn.get(profile)?.concept;
    const { role, target } = decisions.get(profile) ?? {};
    if (of !== 'invitation') return role === 'at' && (!concept || !LATE.has(concept));
    return target === 'fields.invitedAt' || (role === 'at' && concept === 'invited');
  };
  return known.profiles.find((profile) => isOwn(profile) && isBirth(profile));
}

/** The fewest of the lasting columns that tell the rows apart; null = none do. */
function lastingKey(draft: Draft, of: Living): Profile[] | null {
  const opened = bornOf(draft, of);
  if (!opened) return null;
  const customer = placed(draft, ({ role }) => role === 'customer');
  const words =
    of === 'invitation' ? [] : placed(draft, ({ target }) => isWords(draft, of, target));
  const whose = [...customer, ...words];
  const places = placed(draft, ({ target }) => target !== null && LASTING_PLACES.has(target));
  if (!provesEnough(opened, whose)) return null;
  const keys = [
    // Who wrote a review may change its words.
    ...(of === 'answer' && opened.dates?.hasTime ? [[opened, ...customer]] : []),
    [opened, ...whose],
    [opened, ...whose, ...places],
  ];
  return keys.find(tellsApart) ?? null;
}

/** What was said beside the score of a case came later than the case. */
function isWords({ known }: Draft, of: Living, target: string | null): boolean {
  return target === 'fields.text' && (of === 'answer' || !known.shape.hasAnswers);
}

function placed(
  { known, decisions }: Draft,
  isMeant: (decision: { role: string; target: string | null }) => boolean,
): Profile[] {
  return known.profiles.filter((profile) => {
    const decision = decisions.get(profile);
    return decision !== undefined && isOwn(profile) && isMeant(decision);
  });
}

/** Cells of the file's own rows. */
function isOwn({ joined, gathered }: Profile): boolean {
  return joined === null && gathered === null;
}

/** Of a day alone there are many cases: its rows must be of somebody, or have words. */
function provesEnough({ rows, dates }: Profile, whose: readonly Profile[]): boolean {
  const isExact = dates?.hasTime ?? false;
  if (isExact && whose.length > 0) return rows >= LEAST_ROWS;
  return rows >= LEAST_VAGUE_ROWS && (isExact || whose.length > 0);
}

/** Whether practically no two rows have the same values. */
function tellsApart(key: readonly Profile[]): boolean {
  const rows = key[0]?.rows ?? 0;
  const cells = Array.from({ length: rows }, (): string[] => []);
  key.forEach(({ texts, rowOf }, place) => {
    for (const [i, text] of texts.entries()) {
      const own = cells[rowOf[i] ?? -1];
      if (own) own[place] = text;
    }
  });
  const different = new Set(cells.map((own) => JSON.stringify(own)));
  return rows - different.size <= rows * MOST_TIED;
}
