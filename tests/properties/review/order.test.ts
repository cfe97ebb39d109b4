import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEVERITIES } from '#server/domain/alerts/signal.ts';
import type { Exception } from '#server/domain/review/exception.ts';
import { EXCEPTION_KINDS, inOrder, subjectKey } from '#server/domain/review/exception.ts';

const EXCEPTION: fc.Arbitrary<Exception> = fc.record({
  kind: fc.constantFrom(...EXCEPTION_KINDS),
  about: fc.integer({ min: 1, max: 9 }),
  which: fc.constantFrom('', 'heard', '2'),
  department: fc.constantFrom(null, 1, 2),
  severity: fc.constantFrom(...SEVERITIES),
  since: fc.integer({ min: 0, max: 5 }),
});
const LIST = fc.uniqueArray(EXCEPTION, { selector: subjectKey, maxLength: 30 });

describe('the order in which a review walks', () => {
  it('loses nothing, adds nothing, and is the same however things were found', () => {
    const found = LIST.chain((list) =>
      fc.record({
        list: fc.constant(list),
        shuffled: fc.shuffledSubarray(list, { minLength: list.length }),
      }),
    );
    fc.assert(
      fc.property(found, ({ list, shuffled }) => {
        const walked = inOrder(shuffled);
        expect(walked).toEqual(inOrder(list));
        expect(walked.map(subjectKey).toSorted()).toEqual(list.map(subjectKey).toSorted());
      }),
    );
  });

  it('never puts what matters less before what matters more, nor the newer before the older of a kind', () => {
    fc.assert(
      fc.property(LIST, (list) => {
        const walked = inOrder(list);
        for (const [i, one] of walked.entries()) {
          const next = walked[i + 1];
          if (!next) continue;
          const [here, there] = [one, next].map(({ severity }) => SEVERITIES.indexOf(severity));
          expect(here).toBeGreaterThanOrEqual(there ?? 0);
          if (here === there && one.kind === next.kind) {
            expect(one.since).toBeLessThanOrEqual(next.since);
          }
        }
      }),
    );
  });
});
