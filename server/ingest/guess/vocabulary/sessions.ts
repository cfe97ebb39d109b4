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

/** Words of a header of yes and no by which a session got the customer what they came for, and those that may stand beside them. */
const GOT_IT: ReadonlySet<string> = new Set(
  headerWords(
    'resolved solved محلولة حل الحل résolu résolue resuelto resuelta resolvido resolvida',
  ),
);
const BESIDE: ReadonlySet<string> = new Set(
  headerWords(
    'session bot chatbot chat conversation issue query problem customer was by self service flag تم جلسة الجلسة مشكلة المشكلة',
  ),
);

/** Words for whom a session is with: that they joined is no handing over. */
const OF_CUSTOMER: ReadonlySet<string> = new Set(
  headerWords('customer client member account user visitor عميل العميل عضو مستخدم usuario cliente'),
);
const NEGATED = /(?<!\p{L})(?:no|not|without|non|sans|sin|sem|não|بدون|بلا|لم|غير|دون)(?!\p{L})/iu;

function has(words: readonly string[], known: ReadonlySet<string>): boolean {
  return words.some((word) => known.has(word));
}

/** What a header is made of. */
type Header = { header: string; words: readonly string[] };

/** Whether a header of yes and no says that a person took over, and not that nobody had to. */
export function saysHandedOver({ header, words }: Header): boolean {
  return has(words, HANDED_OVER) && !NEGATED.test(header);
}

/** Whether a header of times says when a person took over. */
export function saysJoined({ words }: Header): boolean {
  return (has(words, JOINED) || has(words, HANDED_OVER)) && !has(words, OF_CUSTOMER);
}

/** Whether a header is one of sessions with a machine, not of calls that people take. */
export function isOfSession({ words }: Header): boolean {
  return has(words, OF_SESSION);
}

/** Whether a header of yes and no says that the customer got what they came for, and nothing else. */
export function saysGotIt({ header, words }: Header): boolean {
  const isAlone = words.every((word) => GOT_IT.has(word) || BESIDE.has(word));
  return has(words, GOT_IT) && isAlone && !NEGATED.test(header);
}
