import type { Mapping } from '#server/contract/mapping.ts';

/** True when a file tells in words what was asked, and a file of the known source asked nothing in these words. */
export function asksOtherwise(known: Mapping, guess: Mapping): boolean {
  const before = new Set(textsOf(known));
  const now = textsOf(guess).filter((text) => /[?؟]\s*$/u.test(text));
  return now.length > 0 && !now.some((text) => before.has(text));
}

function textsOf({ instruments = [] }: Mapping): string[] {
  return instruments.flatMap(({ question }) => [question.en, question.ar]);
}
