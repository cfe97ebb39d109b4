import type { Mapping } from '#server/contract/mapping.ts';

/** True when a file tells in words what was asked, and a file of the known source asked nothing in these words. */
export function asksOtherwise(known: Mapping, guess: Mapping): boolean {
  const before = new Set(textsOf(known));
  const now = textsOf(guess).filter((text) => /[?؟]\s*$/u.test(text));
  return now.length > 0 && !now.some((text) => before.has(text));
}

/** The day that a person told for all records of a file, where no column does; null = a column tells it. */
export function dayToldOf({ records }: Mapping): string | null {
  for (const { at } of records) {
    const base = typeof at === 'object' && 'addDays' in at ? at.addDays.date : at;
    if (
      typeof base === 'object' &&
      'constant' in base &&
      /^\d{4}-\d{2}-\d{2}$/.test(String(base.constant))
    )
      return String(base.constant);
  }
  return null;
}

function textsOf({ instruments = [] }: Mapping): string[] {
  return instruments.flatMap(({ question }) => [question.en, question.ar]);
}
