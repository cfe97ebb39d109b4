import { headerWords } from '../words.ts';

/** Words beside `reason` or `type` by which it is that of how a contact or a state came about, and not what the customer came for. */
const OF_AN_END: ReadonlySet<string> = new Set(
  headerWords(
    'status state disconnect disconnection disconnected missed hangup hang abandon abandonment transfer termination end ending pause الحالة إنهاء انتهاء قطع انقطاع تحويل statut état déconnexion raccrochage transfert fin estado desconexión desconexion colgado transferencia desconexão desligamento transferência',
  ),
);

const REASONS: ReadonlySet<string> = new Set(
  headerWords('reason type motif motivo raison razón tipo سبب نوع'),
);

/** Whether a header asks why or how something ended or stands as it does. */
export function isOfAnEnd(words: readonly string[]): boolean {
  return words.some((word) => REASONS.has(word)) && words.some((word) => OF_AN_END.has(word));
}
