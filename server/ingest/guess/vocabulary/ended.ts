import { valueWord } from '../words.ts';

/** Words of a case that is over, by language: with what a case ends, not only that it ended well. */
const ENDED = [
  'closed, resolved, solved, completed, complete, done, finished, fixed, cancelled, canceled, rejected, declined, withdrawn, archived, merged, deleted, spam, duplicate',
  'مغلق, مغلقة, تم الإغلاق, تم إغلاقها, مقفل, مقفلة, محلول, محلولة, تم الحل, تم حلها, تمت المعالجة, مكتمل, مكتملة, منجز, منجزة, منتهي, منتهية, ملغي, ملغاة, ملغى, مرفوض, مرفوضة, مؤرشف, مؤرشفة',
  'fermé, fermée, clos, close, clôturé, clôturée, résolu, résolue, traité, traitée, terminé, terminée, achevé, achevée, annulé, annulée, rejeté, rejetée, refusé, refusée, archivé, archivée',
  'cerrado, cerrada, resuelto, resuelta, solucionado, solucionada, completado, completada, terminado, terminada, finalizado, finalizada, anulado, anulada, rechazado, rechazada, archivado, archivada',
  'fechado, fechada, encerrado, encerrada, resolvido, resolvida, solucionado, solucionada, concluído, concluída, finalizado, finalizada, cancelado, cancelada, rejeitado, rejeitada, recusado, recusada, arquivado, arquivada',
].map((list) => list.split(',').map((word) => word.trim()));

/** `Closed - no reply` and `Closed Complete` are ends, `Resolved, waiting for the customer` and `Closed, re-opened` are none. */
const STILL = new Set([
  'not',
  'pending',
  'awaiting',
  'waiting',
  'partial',
  'partially',
  'progress',
  'reopen',
  'reopened',
  'opened',
  'review',
  'check',
  'requested',
  'فتح',
  'فتحه',
  'فتحها',
  'جارية',
  'جزئيا',
  'reabierto',
  'reabierta',
  'reaberto',
  'reaberta',
  'rouvert',
  'rouverte',
  'بانتظار',
  'attente',
  'pendiente',
  'pendente',
]);

export const ENDED_WORDS: ReadonlySet<string> = new Set(ENDED.flat().map(valueWord));

/** True for a status by which a case is over. */
export function isEndedWord(value: string): boolean {
  const word = valueWord(value);
  if (ENDED_WORDS.has(word)) return true;
  const [first = '', ...others] = word.split(' ');
  return others.length > 0 && ENDED_WORDS.has(first) && !others.some((one) => STILL.has(one));
}

/** In small letters, the words for an end in every language that one of these values is of. */
export function endedWordsLike(values: readonly string[]): string[] {
  const seen = new Set(values.map(valueWord));
  return ENDED.filter((words) => words.some((word) => seen.has(valueWord(word)))).flat();
}
