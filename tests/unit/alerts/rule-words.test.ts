import { describe, expect, it } from 'vitest';
import { sentenceDigits } from '#client/format/sentence-digits.ts';
import { ruleSentence } from '#server/messages/alert-rules.ts';

const RULE = {
  metric: 'volume',
  metricName: { en: 'Calls within 2 days', ar: 'مكالمات خلال 2 يوم' },
  scope: { name: { en: 'Desk 12', ar: 'مكتب 12' } },
  each: null,
  grain: 'week',
  minimumN: 1500,
  duration: 1,
} as const;
const range = (score: number) => ({ kind: 'range', direction: 'worse', score }) as const;

describe('what a rule says of chance', () => {
  // 10 to the power of the score, to two digits; more than a billion is told as a billion.
  it.each([
    [3, '1,000'],
    [2.5, '320'],
    [5, '100,000'],
    [9, '1,000,000,000'],
    [100, '1,000,000,000'],
  ])('of score %d: once in %s times', (score, times) => {
    const said = ruleSentence({ ...RULE, condition: range(score) }, 'en');
    expect(said).toContain(`at most once in ${times} times`);
  });
});

describe('a sentence of the server in the reader’s digits', () => {
  const said = ruleSentence({ ...RULE, condition: range(3) }, 'ar');

  it('has its numbers in them, and names as they were given', () => {
    const shown = sentenceDigits('ar-SA-u-ca-gregory-nu-arab', said);
    expect(shown).toContain('من كل ١٬٠٠٠');
    expect(shown).toContain('من السجلات ١٬٥٠٠');
    expect(shown).toContain('مكالمات خلال 2 يوم');
    expect(shown).toContain('مكتب 12');
  });

  it('is left alone for those who read Latin digits', () => {
    expect(sentenceDigits('ar-SA-u-ca-gregory-nu-latn', said)).toBe(said);
  });
});
