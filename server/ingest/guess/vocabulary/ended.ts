import { valueWord } from '../words.ts';

/** Words of a case that is over, by language: with what a case ends, not only that it ended well. */
const ENDED = [
  'closed, resolved, solved, completed, complete, done, finished, fixed, cancelled, canceled, rejected, declined, withdrawn, archived, merged, deleted, spam, duplicate',
  'مغلق, مغلقة, تم الإغلاق, تم إغلاقها, مقفل, مقفلة, محلول, محلولة, تم الحل, تم حلها, تمت المعالجة, مكتمل, مكتملة, منجز, منجزة, منتهي, منتهية, ملغي, ملغاة, ملغى, مرفوض, مرفوضة, مؤرشف, مؤرشفة, محذوف, محذوفة, مكرر, مكررة, بريد مزعج',
  'fermé, fermée, clos, close, clôturé, clôturée, résolu, résolue, traité, traitée, terminé, terminée, achevé, achevée, annulé, annulée, rejeté, rejetée, refusé, refusée, archivé, archivée, supprimé, supprimée, indésirable, doublon',
  'cerrado, cerrada, resuelto, resuelta, solucionado, solucionada, completado, completada, terminado, terminada, finalizado, finalizada, anulado, anulada, rechazado, rechazada, archivado, archivada, eliminado, eliminada, contestada, no deseado, duplicado, duplicada',
  'fechado, fechada, encerrado, encerrada, resolvido, resolvida, solucionado, solucionada, concluído, concluída, finalizado, finalizada, cancelado, cancelada, rejeitado, rejeitada, recusado, recusada, arquivado, arquivada, excluído, excluída, respondida, indesejado, duplicado, duplicada',
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
  'reopening',
  'opened',
  'review',
  'check',
  'requested',
  'فتح',
  'فتحه',
  'فتحها',
  'جاريه',
  'قيد',
  'مراجعه',
  'جزئيا',
  'بانتظار',
  'انتظار',
  'abierto',
  'abierta',
  'reabierto',
  'reabierta',
  'reabrir',
  'abrir',
  'parcial',
  'parcialmente',
  'espera',
  'proceso',
  'curso',
  'revision',
  'pendiente',
  'aberto',
  'aberta',
  'reaberto',
  'reaberta',
  'aguardando',
  'andamento',
  'revisao',
  'pendente',
  'ouvert',
  'ouverte',
  'rouvert',
  'rouverte',
  'reouvert',
  'reouverte',
  'partiel',
  'partielle',
  'partiellement',
  'attente',
  'cours',
]);

export const ENDED_WORDS: ReadonlySet<string> = new Set(ENDED.flat().map(valueWord));

/** The words behind a word for an end with which others begin; null where they begin with none. */
function behindEnd(words: readonly string[]): readonly string[] | null {
  const length = [3, 2, 1].find((count) => ENDED_WORDS.has(words.slice(0, count).join(' ')));
  return length === undefined ? null : words.slice(length);
}

/** True for a status by which a case is over. */
export function isEndedWord(value: string): boolean {
  const behind = behindEnd(valueWord(value).split(' '));
  return behind !== null && !behind.some((one) => STILL.has(one));
}

/** Words that turn the word behind them into its opposite. */
const NOT = new Set(['not', 'non', 'nao', 'sin', 'sem', 'غير', 'ليس', 'ليست']);

/** True for a status that begins by saying that a case goes on, or has not ended. */
export function saysStill(value: string): boolean {
  const [first = '', ...behind] = valueWord(value).split(' ');
  return STILL.has(first) || (NOT.has(first) && behindEnd(behind) !== null);
}

/** In small letters, the words for an end in every language that one of these values is of. */
export function endedWordsLike(values: readonly string[]): string[] {
  const seen = new Set(values.map(valueWord));
  return ENDED.filter((words) => words.some((word) => seen.has(valueWord(word)))).flat();
}

const REOPENED =
  /\bre ?open|\breab(ierto|ierta|erto|erta)\b|\b(re)?rouvert|\breouvert|(معاد|اعيد|اعاده) (ال)?فتح|مفتوحه? مجددا/;

/** True for a status by which a case was opened again. */
export function isReopenedWord(value: string): boolean {
  const words = valueWord(value).split(' ');
  // `Not reopened`, and `Closed - reopen rejected`, say that it is over.
  const isDenied = NOT.has(words[0] ?? '') || behindEnd(words) !== null;
  return !isDenied && REOPENED.test(words.join(' '));
}

const GIVEN_UP =
  /\b(cancel|annul|anulad|reject|rejet|rejeit|rechaz|declin|withdrawn|refus|recusad|duplic|doublon|spam|merged)|ملغ|مرفوض|مكرر/;

/** True for a status by which a case ended without having been resolved: cancelled, rejected, a duplicate. */
export function isGivenUpWord(value: string): boolean {
  return GIVEN_UP.test(valueWord(value));
}
