import { foldedWord, wordAt } from './folded-word.ts';

/** The days of the week in the five languages, whole and short. */
const WEEKDAYS: ReadonlySet<string> = new Set(
  [
    'mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday',
    'lun lundi mar mardi mer mercredi jeu jeudi ven vendredi sam samedi dim dimanche',
    'lunes martes mie miercoles jue jueves vie viernes sab sabado dom domingo',
    'seg segunda ter terça qua quarta qui quinta sex sexta',
    'الاثنين اثنين الثلاثاء ثلاثاء الاربعاء اربعاء الخميس خميس الجمعة جمعة السبت سبت الاحد احد',
  ].flatMap((names) => names.split(' ').map(foldedWord)),
);
/** `segunda-feira`. */
const FAIR = /-feira/iy;

/** Behind the name of a weekday, with the dot of an abbreviation; -1 where none stands. What it says is not looked at. */
export function behindWeekday(text: string, at: number): number {
  const { word, end } = wordAt(text, at);
  if (!WEEKDAYS.has(word)) return -1;
  FAIR.lastIndex = end;
  if (FAIR.test(text)) return FAIR.lastIndex;
  return text[end] === '.' ? end + 1 : end;
}
