import type { Mapping } from '#server/contract/mapping.ts';

/** True when a file asks in words, and a file of the known source asked nothing in these words. */
export function asksOtherwise({ instruments = [] }: Mapping, asked: readonly string[]): boolean {
  const before = new Set(instruments.flatMap(({ question }) => [question.en, question.ar]));
  return asked.length > 0 && !asked.some((text) => before.has(text));
}
