import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Activity } from '#server/domain/links/link-facts.ts';
import { recontacts } from '#server/domain/links/link-facts.ts';

function meeting(i: number, theme: number, rest: Partial<Activity> = {}): Activity {
  const kind = i % 2 ? 'case' : 'contact';
  const id = { source: 'desk', externalId: `m${i}` };
  return { kind, ...id, at: i * 1000, theme, department: 0, caseId: null, ...rest };
}

/** The definition of METRICS.md word by word: of all later meetings about the same thing, the first. */
function wordByWord(story: readonly Activity[]): (number | null)[] {
  return story.map((one) => {
    const later = story.filter((other) => {
      if (other.at <= one.at) return false;
      if (one.theme !== 0 && other.theme !== 0 && one.theme !== other.theme) return false;
      const [theCase, contact] = one.kind === 'case' ? [one, other] : [other, one];
      if (theCase.kind !== 'case' || contact.kind !== 'contact') return true;
      const first = story
        .filter(({ kind, caseId }) => kind === 'contact' && caseId === theCase.externalId)
        .sort((a, b) => a.at - b.at)[0];
      return first !== contact;
    });
    return later.length === 0 ? null : Math.min(...later.map(({ at }) => at));
  });
}

describe('when a customer came back', () => {
  it('is what the definition says word by word, in any story', () => {
    const story = fc
      .array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.option(fc.nat(7), { nil: null })), {
        maxLength: 12,
      })
      .map((all) =>
        all.map(([theme, named], i) =>
          meeting(i, theme, {
            caseId: i % 2 === 0 && named !== null ? `m${named * 2 + 1}` : null,
          }),
        ),
      );
    fc.assert(
      fc.property(story, (all) => {
        const found = recontacts(all);
        expect(all.map((one) => found.get(one))).toEqual(wordByWord(all));
      }),
      { numRuns: 2000 },
    );
  });

  it('is told of a long story by a few looks at each meeting', () => {
    const length = 20_000;
    let looks = 0;
    // Each is about something else: nothing is found, and everything that is looked at is counted.
    const story = Array.from({ length }, (_, i): Activity => {
      const one = meeting(i, 0);
      Object.defineProperty(one, 'theme', {
        get: () => {
          looks++;
          return i + 1;
        },
      });
      return one;
    });
    expect([...recontacts(story).values()].every((next) => next === null)).toBe(true);
    expect(looks).toBeGreaterThanOrEqual(length);
    expect(looks).toBeLessThan(10 * length);
  });
});
