import { headerWords } from '../words.ts';

/** Words of a header of yes and no by which a person took a session over from a machine. */
const HANDED_OVER: ReadonlySet<string> = new Set(
  headerWords(
    'escalated escalation handoff handover handed transferred transfer human تصعيد تحويل محول حول transféré escaladé escalado transferido escalada derivado',
  ),
);

/** Words that only a person's coming into a session has. */
const JOINED: ReadonlySet<string> = new Set(
  headerWords('joined join انضم انضمام rejoint joint unió entrou'),
);

/** Words that only headers of sessions with a machine have. */
const OF_SESSION: ReadonlySet<string> = new Set(
  headerWords(
    'bot chatbot intent fallback utterance nlu بوت روبوت النية النوايا intention intención intenção robot robô',
  ),
);

/** Words of a header of yes and no by which a session got the customer what they came for. */
const GOT_IT: ReadonlySet<string> = new Set(
  headerWords(
    'resolved solved successful success completed achieved حل محلولة الحل نجحت résolu résolue resuelto resuelta resolvido resolvida',
  ),
);

function has(words: readonly string[], known: ReadonlySet<string>): boolean {
  return words.some((word) => known.has(word));
}

/** Whether a header says that a person took over. */
export function saysHandedOver(words: readonly string[]): boolean {
  return has(words, HANDED_OVER);
}

/** Whether a header of times says when a person took over. */
export function saysJoined(words: readonly string[]): boolean {
  return has(words, JOINED) || has(words, HANDED_OVER);
}

/** Whether a header is one of sessions with a machine, not of calls that people take. */
export function isOfSession(words: readonly string[]): boolean {
  return has(words, OF_SESSION);
}

/** Whether a header says that the customer got it. */
export function saysGotIt(words: readonly string[]): boolean {
  return has(words, GOT_IT);
}
