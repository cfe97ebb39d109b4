import type { Profile } from '../profile.ts';
import { nameOf } from '../profile.ts';
import { headerWords } from '../words.ts';
import { shownValues } from './draft.ts';
import type { Draft } from './draft.ts';

/** Words by which a header may call a place in a queue, which a case may be called by too. */
const QUEUE_WORDS: ReadonlySet<string> = new Set(
  headerWords(
    'ticket token queue turn دور الدور تذكرة التذكرة billet file turno senha ficha tiquete',
  ),
);
/** A place in a queue: letters of the counter or the service, and few digits. */
const SHORT = /^\p{L}{0,3}[-_ ]?\p{Nd}{1,4}$/u;
/** So many rows have a number that another day has too. */
const GIVEN_AGAIN = 0.3;
const LEAST_ROWS = 20;

/**
 * Whether a contact's number is a place in a queue, which is given out anew each day: contacts of one number would be
 * taken for those of one case. A person decides.
 */
export function isQueueNumber(draft: Draft, profile: Profile): boolean {
  if (draft.known.told.has(profile) || profile.joined !== null) return false;
  if (!profile.words.some((word) => QUEUE_WORDS.has(word))) return false;
  if (![...profile.counts.keys()].every((text) => SHORT.test(text))) return false;
  if (!isGivenAgain(draft, profile)) return false;
  const params = { column: nameOf(profile), examples: shownValues(profile) };
  const chosen = draft.ask({
    id: 'queue-number',
    code: 'ASK_QUEUE_NUMBER',
    params,
    columns: [profile.name],
    options: ['queue', 'case'].map((value) => ({ value, params: { as: value }, example: null })),
    chosen: 'queue',
  });
  if (chosen !== 'queue') return false;
  draft.leaveOut(profile, { code: 'QUEUE_NUMBER', params });
  return true;
}

/** Whether many of the numbers come again on another day. */
function isGivenAgain({ known, decisions }: Draft, { texts, rowOf }: Profile): boolean {
  const day = known.profiles.find((one) => decisions.get(one)?.role === 'at');
  if (!day || texts.length < LEAST_ROWS) return false;
  const dayOf = new Map(day.rowOf.map((row, i) => [row, dayIn(day.texts[i] ?? '')]));
  const daysOf = new Map<string, Set<string>>();
  for (const [i, text] of texts.entries()) {
    const days = daysOf.get(text) ?? new Set();
    daysOf.set(text, days.add(dayOf.get(rowOf[i] ?? -1) ?? ''));
  }
  const again = texts.filter((text) => (daysOf.get(text)?.size ?? 0) > 1);
  return again.length >= texts.length * GIVEN_AGAIN;
}

/** The day of a text, without its time. */
function dayIn(text: string): string {
  return text.replace(/[T ,]+\p{Nd}{1,2}:.*$/u, '');
}
