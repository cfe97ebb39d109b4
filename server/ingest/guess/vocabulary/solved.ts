import { valueWord } from '../words.ts';
import { FALSE_WORDS, TRUE_WORDS } from './values.ts';

function words(list: string): Set<string> {
  return new Set(list.split(',').map(valueWord));
}

const PARTLY = words(
  'partly, partially, partial, somewhat, in part, to some extent, mostly, جزئيا, بشكل جزئي, إلى حد ما, نوعا ما, partiellement, en partie, parcialmente, en parte, em parte, parcial',
);
const SOLVED = words(
  'resolved, solved, fixed, fully, completely, تم الحل, تم حلها, تم حله, حلت, بالكامل, résolu, résolue, entièrement, resuelto, resuelta, solucionado, solucionada, completamente, resolvido, resolvida, totalmente',
);
const UNSOLVED = words(
  'not resolved, unresolved, not solved, unsolved, not fixed, not yet, not at all, لم يتم الحل, لم يتم حلها, لم يتم حله, لم تحل, غير محلولة, ليس بعد, pas encore, pas du tout, non résolu, non résolue, todavía no, aún no, no resuelto, no resuelta, sin resolver, ainda não, não resolvido, não resolvida',
);

/** Whether a phrase is said in an answer, as the whole of it or as words of it. */
function says(answer: string, phrases: ReadonlySet<string>): boolean {
  return [...phrases].some((phrase) => ` ${answer} `.includes(` ${phrase} `));
}

/** What an answer says of whether something was solved; null where it says nothing of it. */
export function solvedStep(text: string): 'no' | 'partly' | 'yes' | null {
  const answer = valueWord(text);
  if (says(answer, PARTLY)) return 'partly';
  const [first = ''] = answer.split(' ');
  if (FALSE_WORDS.has(answer) || says(answer, UNSOLVED) || FALSE_WORDS.has(first)) return 'no';
  return TRUE_WORDS.has(answer) || TRUE_WORDS.has(first) || says(answer, SOLVED) ? 'yes' : null;
}

/** Words of who asks and of who is asked. */
const PERSONS = words(
  'you, your, yours, we, us, our, i, my, me, vous, votre, vos, nous, j, je, mon, ma, mes, usted, su, sus, tu, tus, te, le, nos, mi, mis, você, seu, sua, seus, suas, meu, minha, لك, لكم, لديك, لديكم, مشكلتي',
);
/** Arabic says "your" at the end of what is yours. */
const YOURS = /^\p{Script=Arabic}{3,}(?:ك|كم)$/u;

/** Whether a header speaks to somebody, as a question to a customer does. */
export function speaksToSomebody(header: string): boolean {
  return valueWord(header)
    .split(' ')
    .some((word) => PERSONS.has(word) || YOURS.test(word));
}
