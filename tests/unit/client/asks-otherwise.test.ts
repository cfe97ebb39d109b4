import { expect, it } from 'vitest';
import { asksOtherwise } from '#client/features/data/import/asks-otherwise.ts';
import type { Mapping } from '#server/contract/mapping.ts';

function asking(...texts: string[]): Mapping {
  const instruments = texts.map((text, i) => ({
    id: `q${i}`,
    kind: 'csat' as const,
    question: { en: text, ar: text },
    scaleMin: 1,
    scaleMax: 5,
    topFrom: 4,
    bottomTo: 2,
  }));
  return { version: 1, source: 'survey', instruments, records: [] };
}

it('a file with the columns of a known source is another survey where its words ask something else', () => {
  const visit = asking('How was your visit?');
  expect(asksOtherwise(visit, ['How was the call?'])).toBe(true);
  expect(asksOtherwise(visit, ['كيف كانت المكالمة؟'])).toBe(true);
  expect(asksOtherwise(visit, ['How was your visit?'])).toBe(false);
  expect(asksOtherwise(visit, ['How was your visit?', 'How was the call?'])).toBe(false);
});

it('a file that asks nothing in words is no other survey', () => {
  expect(asksOtherwise(asking('How was your visit?'), [])).toBe(false);
  expect(asksOtherwise(asking('Score'), [])).toBe(false);
});
