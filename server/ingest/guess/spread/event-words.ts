import { matchHeader } from '../match-headers.ts';
import type { Profile } from '../profile.ts';
import { endedWordsLike, isEndedWord, isGivenUpWord, isReopenedWord } from '../vocabulary/ended.ts';
import { isKnownStatus } from '../vocabulary/values.ts';
import { headerWords, valueWord } from '../words.ts';

/** What an event is to the case it happened to. `givenUp`: over, and not resolved; `back`: going on, also again. */
export type Meaning =
  | 'opened'
  | 'firstResponse'
  | 'resolved'
  | 'closed'
  | 'givenUp'
  | 'reopened'
  | 'back'
  | 'escalated'
  | 'handovers';

const NAMED: readonly Meaning[] = ['opened', 'firstResponse', 'escalated', 'handovers'];
const CLEAR = 0.75;

/** Headers of what a thing then was: each of its words is a state. */
const STATE = new Set(
  headerWords('status state stage حالة الحالة مرحلة المرحلة statut état étape estado etapa fase'),
);

/** Whether words speak of a state, which holds until the next. */
export function namesState(words: readonly string[]): boolean {
  return words.some((word) => STATE.has(word));
}

/** The events of a column by what they tell; those that tell nothing of a case are left out, where they are no states. */
export function meaningsOf(
  { counts }: Pick<Profile, 'counts'>,
  areStates: boolean,
): ReadonlyMap<Meaning, string[]> {
  const found = new Map<Meaning, string[]>();
  for (const text of counts.keys()) {
    const meaning = meaningOf(text) ?? (areStates ? 'back' : null);
    if (meaning) found.set(meaning, [...(found.get(meaning) ?? []), text]);
  }
  return found;
}

/** A closing, which may follow a resolution. */
const CLOSING =
  /^(clos(ed|e|ure|ing)|archived)\b|مغلق|مقفل|اغلاق|اقفال|اغلق|\b(ferm|clotur|clos\b|archiv|cerrad|cierre|fechad|encerrad|arquivad)/;
/** Whoever ends a case, it is over. */
const BY_ITSELF = /^(auto|automatically|system) (?=clos|resolv|solv)/;
/** Somebody answered; who asked, or what is waited for, is no answer of ours. */
const REPLY =
  /\b(repl(y|ied)|respon(se|ded)|answer(ed)?|acknowledged?|repondu|reponse|respuesta|respondid[ao]|contestad[ao]|resposta|respondeu)\b|(^| )(ال)?(رد|استجابه|اجابه)( |$)|تم الرد|رد الموظف/;
const NOT_OURS =
  /\b(customer|client|requester|user|end user|caller|awaiting|waiting|pending|no|auto|cliente|usuario|usager|aguardando|esperando)\b|عميل|مراجع|مستفيد|بانتظار|انتظار|تلقائي/;
const HANDOVER =
  /\b(transfer|reassign|hand(ed)? ?over|hand ?off|rerout|forwarded to|reaffect|reattrib|transfere|transferi|reasign|derivad|reatrib|encaminhad)|تحويل|احاله|احيل|محول|اعاده اسناد|اعيد اسناد/;

function meaningOf(text: string): Meaning | null {
  if (isReopenedWord(text)) return 'reopened';
  if (isGivenUpWord(text) && isEndedWord(text)) return 'givenUp';
  const word = valueWord(text).replace(BY_ITSELF, '');
  const [best] = matchHeader(headerWords(text)).toSorted((a, b) => b.score - a.score);
  const named = best && best.score >= CLEAR ? best.concept : null;
  const isEnd = isEndedWord(word) || named === 'resolved' || named === 'closed';
  if (isEnd) return named === 'closed' || CLOSING.test(word) ? 'closed' : 'resolved';
  const known = NAMED.find((meaning) => meaning === named);
  if (known) return known;
  if (REPLY.test(word) && !NOT_OURS.test(word)) return 'firstResponse';
  if (HANDOVER.test(word)) return 'handovers';
  return isKnownStatus(text) ? 'back' : null;
}

/** Words for a case that came back, as systems write them. */
const REOPENED_WORDS = [
  'reopened',
  're-opened',
  'reopen',
  'أعيد فتحها',
  'أعيد فتحه',
  'أعيد الفتح',
  'إعادة فتح',
  'معاد فتحها',
  'معاد فتحه',
  'rouvert',
  'rouverte',
  'réouvert',
  'réouverte',
  'reabierto',
  'reabierta',
  'reaberto',
  'reaberta',
];

/** Words that a later file may have for the same; a resolution stands for closings where the file has none. */
function likeOf(
  meaning: Meaning,
  words: readonly string[],
  meanings: ReadonlyMap<Meaning, string[]>,
): readonly string[] {
  if (meaning === 'reopened') return REOPENED_WORDS;
  if (meaning !== 'resolved' && meaning !== 'closed') return [];
  const other = meaning === 'resolved' ? 'closed' : 'resolved';
  return endedWordsLike(words).filter((word) => {
    const found = meaningOf(word);
    return found === meaning || (found === other && !meanings.has(other));
  });
}

/** In small letters, words of a meaning and those that a later file may have for it; none that the file uses otherwise. */
export function wordsLike(
  meaning: Meaning,
  words: readonly string[],
  meanings: ReadonlyMap<Meaning, string[]>,
): string[] {
  const own = words.map((word) => word.toLowerCase());
  const others = new Set(
    [...meanings].flatMap(([other, texts]) =>
      other === meaning ? [] : texts.map((text) => text.toLowerCase()),
    ),
  );
  return [...new Set([...own, ...likeOf(meaning, words, meanings)])].filter(
    (word) => own.includes(word) || !others.has(word),
  );
}
