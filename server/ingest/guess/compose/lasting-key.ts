import type { Concept } from '../match-headers.ts';
import type { Profile } from '../profile.ts';
import { nameOf } from '../profile.ts';
import type { Draft } from './draft.ts';
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
/** Places of a case that stay as they were when it was opened. */
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

/**
 * What cases without a number are known by when they come again: the columns that do not change while a case lives, where
 * those tell the rows apart; else all that stands in the row, by which a case that changed is another one.
 */
export function placeLastingKey(draft: Draft): void {
  const { known, id, questions } = draft;
  if (known.shape.primary !== 'case' || !('hash' in id)) return;
  // A person is asked already what rows of one number are.
  if (questions.some((question) => question.id === 'id-repeats')) return;
  const key = lastingKey(draft) ?? [];
  const columns = key.map(nameOf);
  const chosen = draft.ask({
    id: 'known-by',
    code: 'ASK_KNOWN_BY',
    params: { columns },
    columns: key.map(({ name }) => name),
    options: [
      ...(key.length > 0 ? [{ value: 'lasting', params: { by: 'lasting', columns } }] : []),
      { value: 'all', params: { by: 'all' } },
    ].map((option) => ({ ...option, example: null })),
    chosen: key.length > 0 ? 'lasting' : 'all',
  });
  if (chosen !== 'lasting') return;
  draft.id = { hash: key.flatMap(({ name, clock }) => (clock === null ? [name] : [name, clock])) };
  placeVersion(draft);
}

/** The fewest of the lasting columns that tell the rows apart; null = none do. */
function lastingKey(draft: Draft): Profile[] | null {
  const { known, decisions } = draft;
  const isOpening = (profile: Profile): boolean => {
    const concept = known.byColumn.get(profile)?.concept;
    return decisions.get(profile)?.role === 'at' && (!concept || !LATE.has(concept));
  };
  const opened = known.profiles.find((profile) => isOwn(profile) && isOpening(profile));
  if (!opened) return null;
  const whose = placed(draft, ({ role, target }) => role === 'customer' || isWords(draft, target));
  const places = placed(draft, ({ target }) => target !== null && LASTING_PLACES.has(target));
  if (!provesEnough(opened, whose)) return null;
  const keys = [
    [opened, ...whose],
    [opened, ...whose, ...places],
  ];
  return keys.find(tellsApart) ?? null;
}

/** What was said beside a score came later. */
function isWords({ known }: Draft, target: string | null): boolean {
  return target === 'fields.text' && !known.shape.hasAnswers;
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
