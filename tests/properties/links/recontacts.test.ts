import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { StoryEntry } from '#server/domain/links/link-facts.ts';
import { recontacts } from '#server/domain/links/link-facts.ts';
import { repeats } from '#tests/soak.ts';

const entry = fc.record({
  kind: fc.constantFrom('case' as const, 'contact' as const, 'response' as const),
  source: fc.constantFrom('desk', 'bot'),
  at: fc.integer({ min: 0, max: 30 }),
  theme: fc.integer({ min: 0, max: 3 }),
  ofCase: fc.option(fc.integer({ min: 0, max: 14 })),
  sealedRecontactAt: fc.option(fc.integer({ min: 0, max: 40 })),
});

const stories = fc.array(entry, { maxLength: 15 }).map((list) =>
  list.map(({ ofCase, ...one }, i): StoryEntry => ({
    ...one,
    externalId: String(i),
    department: 0,
    caseId: one.kind === 'case' || ofCase === null ? null : String(ofCase),
  })),
);

/** METRICS.md, "FCR by re-contact", word by word: every meeting is held against every other one. */
function byEveryPair(story: readonly StoryEntry[]): (number | null)[] {
  const nameOf = ({ at, kind, externalId, source }: StoryEntry): string =>
    [String(at).padStart(3, '0'), kind, externalId, source].join(' ');
  const meetings = story
    .filter(({ kind }) => kind !== 'response')
    .toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const isBeginning = (one: StoryEntry, other: StoryEntry): boolean => {
    if (one.kind !== 'case' || other.kind !== 'contact') return false;
    const theirs = meetings.find(
      ({ kind, source, caseId }) =>
        kind === 'contact' && source === one.source && caseId === one.externalId,
    );
    return theirs === other;
  };
  return meetings.map((own, i) => {
    const next = meetings
      .slice(i + 1)
      .find(
        (other) =>
          !isBeginning(own, other) &&
          !isBeginning(other, own) &&
          (other.theme === own.theme || other.theme === 0 || own.theme === 0),
      );
    // What a record told that was dropped since, unless the meeting was moved beyond it.
    const sealed = own.sealedRecontactAt;
    const told = sealed !== null && sealed >= own.at ? sealed : Infinity;
    const first = Math.min(next?.at ?? Infinity, told);
    return first === Infinity ? null : first;
  });
}

it('coming back is found as by holding every meeting against every other one', () => {
  fc.assert(
    fc.property(stories, (story) => {
      expect([...recontacts(story).values()]).toEqual(byEveryPair(story));
    }),
    { numRuns: repeats(2000, 200_000) },
  );
});

it('coming back is the same in whatever order a story is read, also at one instant', () => {
  const shuffled = stories.chain((story) =>
    fc.tuple(fc.constant(story), fc.shuffledSubarray(story, { minLength: story.length })),
  );
  fc.assert(
    fc.property(shuffled, ([story, other]) => {
      const [before, after] = [recontacts(story), recontacts(other)];
      for (const one of story) expect(after.get(one)).toBe(before.get(one));
    }),
    { numRuns: repeats(2000, 200_000) },
  );
});

it('of a customer with very many records it is found with each of them looked at once', () => {
  let looks = 0;
  const story = Array.from({ length: 20_000 }, (_, i): StoryEntry => {
    const one = {
      kind: 'contact' as const,
      source: 'desk',
      externalId: String(i),
      at: i,
      department: 0,
      caseId: null,
      sealedRecontactAt: null,
    };
    return Object.defineProperty({ ...one, theme: 0 }, 'theme', {
      get: () => {
        looks++;
        // All of different themes: nobody ever came back.
        return i + 1;
      },
    });
  });
  expect([...recontacts(story).values()].every((at) => at === null)).toBe(true);
  expect(looks).toBeLessThan(10 * story.length);
});
