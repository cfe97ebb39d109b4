import type { Profile } from '../profile.ts';
import { comesAfter, instantsOf } from '../structure.ts';
import { headerWords } from '../words.ts';
import type { Draft } from './draft.ts';
import { instantValue, isRead, placeInstant } from './instants.ts';

/** Words of a header of times at which somebody's turn came. */
const CALLED: ReadonlySet<string> = new Set(
  headerWords(
    'called answered served النداء نداء استدعاء الاستدعاء المناداة appelé llamado chamado atendido',
  ),
);
/** Words that mean the same where it is told as well when the customer arrived, and a telephone call where it is not. */
const CALL: ReadonlySet<string> = new Set(headerWords('call appel llamada chamada'));
const ARRIVED: ReadonlySet<string> = new Set(
  headerWords('arrival arrived وصول الوصول حضور الحضور arrivée llegada chegada'),
);
const NAMED = 0.6;

/** Where no column says how long a customer waited, but when their turn came: from when they came until then. */
export function placeCalled(draft: Draft): void {
  const { known, at, fields } = draft;
  const came = known.profiles.find((one) => draft.decisions.get(one)?.role === 'at');
  const begun = came && known.dated.get(came);
  if (!came || !begun || at === null || 'wait' in fields || known.spread) return;
  const arrived = instantsOf(came, begun);
  for (const one of known.profiles) {
    const dated = known.dated.get(one);
    if (!dated || !saysCalled(one, came) || draft.decisions.has(one)) continue;
    if (one.joined || known.told.has(one) || !isRead(draft, one, dated)) continue;
    if (!comesAfter(instantsOf(one, dated), arrived)) continue;
    fields['wait'] = { seconds: { from: at, to: instantValue(one, dated) } };
    placeInstant(draft, one, 'field', 'fields.wait');
    return;
  }
}

function saysCalled({ words, matches, dates }: Profile, came: Profile): boolean {
  const isEnd = matches.some(({ concept, score }) => concept === 'ended' && score >= NAMED);
  if (isEnd || !dates?.hasTime) return false;
  const has = (of: readonly string[], known: ReadonlySet<string>): boolean =>
    of.some((word) => known.has(word));
  return has(words, CALLED) || (has(words, CALL) && has(came.words, ARRIVED));
}
