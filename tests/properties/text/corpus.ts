import type { Chance } from '../guess/chance.ts';
import { HARMLESS } from './harmless.ts';
import { SECRETS } from './secrets.ts';
import { FRAMES } from './frames.ts';

/** Something in a text, and which form of what it is. */
export type Item = { form: string; shown: string; mask: string | null };

/** A text made of plain words and items. */
export type Sample = { text: string; items: Item[]; expected: string };

type Digits = '0' | '٠' | '۰';

/** Writes digits 0 to 9 in one of the three scripts. */
function inDigits(text: string, zero: Digits): string {
  const base = zero.charCodeAt(0);
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(base + Number(digit)));
}

/**
 * A text as a customer might write it, in English, Arabic, French or Persian, with one to three items: secrets (with the
 * mask that must replace them) and numbers that are none. The items' forms are those of public numbering plans and
 * registries, not of the code under test.
 */
export function sample(chance: Chance): Sample {
  const { language, before, between, after, labels } = chance.of(FRAMES);
  const parts: string[] = [chance.of(before)];
  const expected: string[] = [...parts];
  const items: Item[] = [];
  const count = chance.of([1, 1, 1, 2, 2, 3]);
  for (let i = 0; i < count; i++) {
    const isSecret = chance.is(0.5);
    const kind = chance.of(isSecret ? SECRETS : HARMLESS);
    const zero = digitsOf(chance, language);
    const shown = inDigits(kind.write(chance), zero);
    const label = chance.is(kind.labelled) ? chance.of(labels[kind.label]) : '';
    const glue = label === '' ? '' : chance.of([' ', ': ', ' : ']);
    const join = i === 0 ? ' ' : chance.of(between);
    parts.push(join, label, glue, shown);
    expected.push(join, label, glue, kind.mask ?? shown);
    items.push({ form: kind.form, shown, mask: kind.mask });
  }
  const end = chance.of(after);
  return { text: parts.join('') + end, items, expected: expected.join('') + end };
}

function digitsOf(chance: Chance, language: string): Digits {
  if (language === 'ar') return chance.of(['0', '0', '٠', '٠', '۰'] as const);
  if (language === 'fa') return chance.of(['0', '۰', '۰'] as const);
  return chance.is(0.03) ? '٠' : '0';
}
