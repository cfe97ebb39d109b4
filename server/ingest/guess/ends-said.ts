import { latinDigits } from '../values/latin-digits.ts';
import { valueWord } from './words.ts';

/** The ends of a scale whose answers a text names, and which of them is the best one. */
export type EndsSaid = { low: number; high: number; best: 'low' | 'high' };

const GOOD =
  /^(?:easy|easily|easier|easiest|simple|facil\w*|satisf(?!actor)\w*|happy|happiest|content\w*|feliz|felices|heureu\w*|excellent\w*|excelent\w*|best|good|great|perfect\w*|outstanding|bon|bonne|bien|meilleur\w*|buen[oa]?|mejor|bo[ma]|melhor|otim[oa]|agree\w*|acuerdo|accord|concord\w*|likely|probable|probavel|provavel|(?:ال)?(?:سهله?|اسهل|يسير|راضيه?|راض|سعيده?|ممتازه?|جيده?|افضل|رائع|موافق|محتمل)|اوافق)$/u;
const BAD =
  /^(?:difficult\w*|hard|harder|hardest|difficil\w*|dificil\w*|dificultad|complicad\w*|complique\w*|complicated|complex\w*|(?:dis|un|in)satisf\w*|[md]e[cs]content\w*|unhappy|unhappiest|infeliz|malheureu\w*|bad|badly|worst|poor|poorest|terrible|awful|mal[oa]?|mau|ruim|p[ei]or|pire|pessim\w*|mauvais\w*|disagree\w*|desacuerdo|discord\w*|unlikely|improbable|improvavel|(?:ال)?(?:صعبه?|اصعب|معقده?|عسير|سيي?ءه?|سيي|سييه|اسوا|ضعيفه?|مستاء|تعيس|معارض))$/u;
const NOT =
  /^(?:not|no|never|non|pas|peu|nada|ninguna?|nao|poco|pouco|neither|nor|ni|nem|غير|لا|ليس|ليست)$/u;
const EFFORT = /^(?:effort\w*|esfuerzo\w*|esforco\w*|(?:ال)?(?:جهد|مجهود))$/u;
const LITTLE =
  /^(?:low|lowest|little|least|less|minim\w*|no|none|without|faible\w*|peu|aucun\w*|sans|baj[oa]|poco|ningun\w*|sin|baix[oa]|pouco|nenhum\w*|sem|قليل|اقل|منخفض|ادني|بدون|بلا|لا)$/u;
const MUCH =
  /^(?:high|highest|much|lot|lots|great|most|maxim\w*|extreme\w*|eleve\w*|beaucoup|grand\w*|alt[oa]|much[oa]|gran|muito|grande|كبير|كثير|عال|عالي|مرتفع|اقصي)$/u;
/** Words of an end by which the other one is known as well. */
const BEST = /^(?:best|easiest|happiest|mejor|melhor|meilleure?|(?:ال)?(?:افضل|اسهل))$/u;
const WORST = /^(?:worst|hardest|poorest|peor|pior|pire|(?:ال)?(?:اسوا|اصعب))$/u;
/** A longer text is no header. */
const LONGEST = 1000;
/** An answer has few words. */
const MOST_WORDS = 9;
/** A word that says "not" stands so near. */
const NEAR = 3;

/** 1 = a good answer, -1 = a bad one, 0 = not said. */
function worthOf(label: string, isOfEffort: boolean): number {
  const words = valueWord(label).split(' ');
  if (words.length > MOST_WORDS) return 0;
  if (isOfEffort || words.some((word) => EFFORT.test(word))) {
    const isMuch = words.some((word) => MUCH.test(word));
    const isLittle = words.some((word) => LITTLE.test(word));
    if (isMuch !== isLittle) return isMuch ? -1 : 1;
  }
  const worths = words.flatMap((word, i) => {
    const worth = BAD.test(word) ? -1 : GOOD.test(word) ? 1 : 0;
    if (worth === 0) return [];
    const isDenied = words.slice(Math.max(0, i - NEAR), i).some((one) => NOT.test(one));
    return [isDenied ? -worth : worth];
  });
  const [first = 0] = worths;
  return worths.every((worth) => worth === first) ? first : 0;
}

type Marked = { n: number; before: string; after: string };

/** The numbers of a text with the words on both sides, as far as the next number. */
function numbersOf(text: string): Marked[] {
  const found = [...text.matchAll(/(?<![\p{L}\d.,])\d{1,3}(?![\p{L}\d]|[.,]\d)/gu)];
  return found.map((match, i) => {
    const previous = found[i - 1];
    const from = previous ? previous.index + previous[0].length : 0;
    const start = match.index + match[0].length;
    return {
      n: Number(match[0]),
      // Of what stands before it, the last part that a mark sets off.
      before:
        /[^?؟:;؛,،.()[\]|]*$/u.exec(text.slice(from, match.index).replace(/[\s=([]+$/u, ''))?.[0] ??
        '',
      after:
        /^[^;؛,،)\]|]*/u.exec(
          text.slice(start, found[i + 1]?.index).replace(/^[\s=:([–—-]+/u, ''),
        )?.[0] ?? '',
    };
  });
}

type Worth = { n: number; worth: number };

function endsOf(worths: readonly Worth[]): EndsSaid | null {
  const said = worths.filter(({ worth }) => worth !== 0).toSorted((a, b) => a.n - b.n);
  const [low, high] = [said[0], said.at(-1)];
  if (!low || !high || low.n === high.n || low.worth === high.worth) return null;
  return { low: low.n, high: high.n, best: low.worth > 0 ? 'low' : 'high' };
}

/** Of one end that is said to be the best or the worst, as in `1-5 (1 = best)`. */
function byOneEnd(numbers: readonly Marked[]): EndsSaid | null {
  const all = numbers.map(({ n }) => n);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const said = numbers.flatMap(({ n, after }) => {
    const words = valueWord(after).split(' ');
    if (words.length > MOST_WORDS || (n !== low && n !== high)) return [];
    const isBest = words.some((word) => BEST.test(word));
    return isBest !== words.some((word) => WORST.test(word)) ? [(n === low) === isBest] : [];
  });
  const [isLow] = said;
  return said.length === 1 && low < high ? { low, high, best: isLow ? 'low' : 'high' } : null;
}

/** What a text says of a scale's ends: `1 = very easy, 5 = very difficult`, `very easy (1) to very hard (7)`; null = nothing. */
export function endsSaid(text: string): EndsSaid | null {
  if (text.length > LONGEST) return null;
  const numbers = numbersOf(latinDigits(text));
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (!first || !last || first === last) return null;
  const isOfEffort = valueWord(text)
    .split(' ')
    .some((word) => EFFORT.test(word));
  const worth = (label: string): number => worthOf(label, isOfEffort);
  return (
    endsOf(numbers.map(({ n, after }) => ({ n, worth: worth(after) }))) ??
    endsOf(numbers.map(({ n, before }) => ({ n, worth: worth(before) }))) ??
    endsOf([
      { n: first.n, worth: worth(first.before) },
      { n: last.n, worth: worth(last.after) },
    ]) ??
    byOneEnd(numbers)
  );
}
