import type { Profile } from '../profile.ts';
import { nameOf } from '../profile.ts';
import { instantsOf } from '../structure.ts';
import { latinDigits } from '../../values/latin-digits.ts';
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
const LEAST_ROWS = 20;
const LEAST_DAYS = 3;
const LEAST_A_DAY = 5;
const MOSTLY = 0.8;
/** Of the way from the least number of all to the greatest. */
const NEAR_LEAST = 0.25;
const DAY_MS = 86_400_000;

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

/**
 * Whether each day of a branch begins anew: on most days there are several numbers, none of them twice, and the least of them is near the
 * least of all. Those of cases that customers call about grow, and come again on the same day.
 */
function isGivenAgain({ known, decisions }: Draft, { texts, rowOf }: Profile): boolean {
  const came = known.profiles.find((one) => decisions.get(one)?.role === 'at');
  const dated = came && known.dated.get(came);
  if (!dated || texts.length < LEAST_ROWS) return false;
  const at = instantsOf(came, dated);
  const branchOf = branchesIn(known);
  const days = new Map<string, string[]>();
  for (const [i, text] of texts.entries()) {
    const row = rowOf[i] ?? -1;
    const time = at.get(row);
    if (time === undefined) continue;
    const day = `${Math.floor(time / DAY_MS)} ${branchOf.get(row) ?? ''}`;
    days.set(day, [...(days.get(day) ?? []), text]);
  }
  const all = texts.map(numberIn);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const anew = [...days.values()].filter(
    (given) =>
      given.length >= LEAST_A_DAY &&
      new Set(given).size >= given.length * MOSTLY &&
      Math.min(...given.map(numberIn)) <= least + (most - least) * NEAR_LEAST,
  );
  return days.size >= LEAST_DAYS && anew.length >= days.size * MOSTLY;
}

/** The branch of each row: each has a queue of its own. */
function branchesIn({ byColumn }: Draft['known']): ReadonlyMap<number, string> {
  const [branch] = [...byColumn].find(([, { concept }]) => concept === 'branch') ?? [];
  return new Map(branch?.rowOf.map((row, i) => [row, branch.texts[i] ?? '']));
}

function numberIn(text: string): number {
  return Number(latinDigits(text).replaceAll(/\D/g, ''));
}
