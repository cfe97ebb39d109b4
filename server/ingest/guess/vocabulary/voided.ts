import { valueWord } from '../words.ts';

/** Words of a case that no customer brought: thrown away, counted already, or made to try something out. */
const VOIDED = [
  'deleted, spam, junk, duplicate, duplicated, test, void, voided',
  'محذوف, محذوفة, تم الحذف, تم حذفها, مكرر, مكررة, بريد مزعج, رسالة مزعجة, تجريبي, تجريبية, اختبار',
  'supprimé, supprimée, indésirable, doublon, essai',
  'eliminado, eliminada, borrado, borrada, duplicado, duplicada, no deseado, prueba',
  'excluído, excluída, apagado, apagada, duplicado, duplicada, indesejado, teste',
].flatMap((list) => list.split(',').map((word) => valueWord(word.trim())));

const WORDS: ReadonlySet<string> = new Set(VOIDED);

/** True for a status by which a case never was a customer's. */
export function isVoidedWord(value: string): boolean {
  return WORDS.has(valueWord(value));
}
