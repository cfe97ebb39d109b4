import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '#server/domain/text/redact.ts';
import { repeats } from '#tests/soak.ts';
import { Chance } from '../guess/chance.ts';
import { sample } from './corpus.ts';

/** Pieces that secrets are made of, in every order: whatever stands beside whatever. */
const PIECES = fc.constantFrom(
  ...Array.from('0123456789'),
  '05',
  '0501234567',
  '501234567',
  '+966',
  '00',
  '966',
  '٠٥',
  '۰۹',
  '4111 1111 1111 1111',
  '4111111111111111',
  'SA',
  'GB29 NWBK 6016 1331 9268 19',
  'SA0380000000608010167519',
  'a@b.co',
  '@',
  '@b.co',
  'a@',
  'phone',
  'order',
  'جوالي',
  'طلب',
  '[phone]',
  '[mail]',
  '[',
  ']',
  '2026',
  '11',
  '27',
  '1234 5678',
  ' ',
  '  ',
  '-',
  '.',
  '(',
  ')',
  '+',
  '/',
  '#',
  '_',
  ':',
  ',',
  '\n',
  'x',
  'ع',
  '\u200f',
  '\u202a',
  '٤',
  '٫',
  '５',
);
const TEXT = fc.oneof(
  { weight: 4, arbitrary: fc.array(PIECES, { maxLength: 24 }).map((pieces) => pieces.join('')) },
  { weight: 1, arbitrary: fc.integer({ min: 0 }).map((seed) => sample(new Chance(seed)).text) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);

const RUNS = { numRuns: repeats(400, 80_000) };

describe('redaction of any text', () => {
  it('finds nothing new in its own result', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const once = redact(text);
        expect(redact(once)).toBe(once);
      }),
      RUNS,
    );
  });

  it('never makes a text longer', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        expect(redact(text).length).toBeLessThanOrEqual(text.length);
      }),
      RUNS,
    );
  });

  it('leaves a text without digits and at signs as it is', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const bare = text.replace(/[\p{Nd}@＠]/gu, '');
        expect(redact(bare)).toBe(bare);
      }),
      RUNS,
    );
  });
});

/** What makes pattern matchers slow: long runs of what nearly fits. */
const HOSTILE: Record<string, string> = {
  'digits only': '1',
  'digits and spaces': '1 ',
  'digits and brackets': '1) (',
  'local parts without an end': 'a.',
  'at signs': '@',
  'half addresses': 'a@b.',
  'half domains': 'a@b-',
  'beginnings of IBANs': 'SA03 ',
  'IBANs with wrong digits': 'SA0380000000608010167518 ',
  'plus signs': '+9 ',
  dates: '2026-11-27 ',
  labels: 'phone order ',
  'labels and digits': 'phone 1234567 ',
  'cards with wrong digits': '4111 1111 1111 1112 ',
  'marks of direction': '1\u200f\u200e',
  letters: 'x',
  phones: '0501234567 ',
  'phones of ten groups': '05 01 23 45 67 ',
};

/** Milliseconds of this process's own work, the least of three: others use the machine too. */
function leastWork(work: () => void): number {
  let least = Infinity;
  for (let i = 0; i < 3; i++) {
    const begun = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(begun);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

const MEGABYTE = 2 ** 20;
/** Four times the text may take this many times the work: linear is 4, quadratic 16. */
const MOST_GROWTH = 10;
/** Below this a growth is chance. */
const MEASURABLE_MS = 40;

it.each(Object.entries(HOSTILE))('works in proportion to a megabyte of %s', (_, piece) => {
  const text = piece.repeat(Math.ceil(MEGABYTE / piece.length));
  const whole = leastWork(() => redact(text));
  const quarter = leastWork(() => redact(text.slice(0, text.length / 4)));
  expect(whole).toBeLessThan(3000);
  if (whole > MEASURABLE_MS) expect(whole / quarter).toBeLessThan(MOST_GROWTH);
});
