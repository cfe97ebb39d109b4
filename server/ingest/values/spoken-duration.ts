import { foldedWord } from './folded-word.ts';
import { latinDigits } from './latin-digits.ts';

/** Seconds of a unit by the words for it, in the five languages. */
const SECONDS_OF: ReadonlyMap<string, number> = new Map(
  (
    [
      [
        1,
        's sec secs second seconds seconde secondes seg segs segundo segundos ث ثانية ثوان ثواني',
      ],
      [60, 'm min mins minute minutes mn minuto minutos د دقيقة دقائق'],
      [3600, 'h hr hrs hour hours heure heures hora horas س ساعة ساعات'],
      [86_400, 'd day days j jour jours dia dias día días يوم ايام يوما'],
      [604_800, 'w wk wks week weeks semaine semaines semana semanas اسبوع اسابيع'],
    ] as const
  ).flatMap(([seconds, words]) =>
    words.split(' ').map((word) => [foldedWord(word), seconds] as const),
  ),
);

const PART =
  /(\d{1,6}(?:[.,]\d{1,3})?)[ \u00a0]?(\p{L}[\p{L}\p{M}]*)\.?(?:[ \u00a0]?(?:,|،|and|et|y|e|و)?[ \u00a0]?)/uy;

/** `02:30 hrs` has no seconds. */
const HOURS = /^(\d{1,6}):([0-5]\d)[ \u00a0]?(?:h|hr|hrs|hours)\.?$/i;

/** Seconds of a duration in words, the largest unit first (`1h 7m`, `2 days 3 hrs`, `٣ ساعات و٥ دقائق`); NaN when it is none. */
export function readSpoken(text: string): number {
  const latin = latinDigits(text.trim());
  const [, hours, minutes] = HOURS.exec(latin) ?? [];
  if (hours !== undefined) return Number(hours) * 3600 + Number(minutes) * 60;
  let total = 0;
  let before = Infinity;
  let at = 0;
  while (at < latin.length) {
    PART.lastIndex = at;
    const [all = '', amount = '', word = ''] = PART.exec(latin) ?? [];
    const seconds = SECONDS_OF.get(foldedWord(word));
    if (all === '' || seconds === undefined || seconds >= before) return Number.NaN;
    total += Number(amount.replace(',', '.')) * seconds;
    before = seconds;
    at += all.length;
  }
  return before === Infinity ? Number.NaN : total;
}
