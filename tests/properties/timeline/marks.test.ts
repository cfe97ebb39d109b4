import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { recontacts } from '#server/domain/links/link-facts.ts';
import { timelineMarks } from '#server/domain/timeline/marks.ts';
import type { TimelineStep } from '#server/domain/timeline/step.ts';
import { repeats } from '#tests/soak.ts';

const RUNS = repeats(400, 20_000);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const some = fc.record({
  kind: fc.constantFrom('case' as const, 'contact' as const, 'response' as const),
  hour: fc.integer({ min: 0, max: 40 * 24 }),
  theme: fc.integer({ min: 0, max: 2 }),
  department: fc.integer({ min: 0, max: 2 }),
  channel: fc.integer({ min: 0, max: 2 }),
  ofCase: fc.option(fc.integer({ min: 0, max: 11 })),
  answered: fc.option(fc.integer({ min: 0, max: 200 })),
  resolved: fc.option(fc.integer({ min: 0, max: 400 })),
  over: fc.boolean(),
});

/** Stories of up to twelve records in the order of time, all of one source; a case's id is its place. */
const story = fc.array(some, { maxLength: 12 }).map((list): TimelineStep[] =>
  list
    .toSorted((a, b) => a.hour - b.hour)
    .map(({ kind, hour, ofCase, answered, resolved, over, ...codes }, i) => ({
      kind,
      source: 'desk',
      externalId: String(i),
      at: hour * HOUR,
      caseId: kind === 'case' || ofCase === null ? null : String(ofCase),
      answeredAt: kind === 'case' && answered !== null ? (hour + answered) * HOUR : null,
      resolvedAt: kind === 'case' && resolved !== null ? (hour + resolved) * HOUR : null,
      endTold: kind === 'case' && over,
      ...codes,
    })),
);

it('a step is marked as a repeat only where the linker counts a re-contact, and each of those has one', () => {
  fc.assert(
    fc.property(story, (steps) => {
      // Source of what is expected: the linker's own fact, which the re-contact metrics are counted by.
      const facts = recontacts(steps.map((step) => ({ ...step, sealedRecontactAt: null })));
      const marks = timelineMarks(steps, [], 100 * DAY);
      const repeated = new Set(
        steps.flatMap((step, i) =>
          (marks[i] ?? []).some(({ kind }) => kind === 'repeat') ? [step.at] : [],
        ),
      );
      for (const [step, next] of facts) {
        if (next !== null && next - step.at <= 7 * DAY) expect(repeated).toContain(next);
      }
      const begun = new Set([...facts.keys()].map(({ at }) => at));
      for (const mark of marks.flat()) {
        if (mark.kind === 'repeat') expect(begun).toContain(mark.since);
      }
    }),
    { numRuns: RUNS },
  );
});

it('a wait is a stretch in which, hour by hour, some case is open and nothing happens', () => {
  fc.assert(
    fc.property(
      story,
      fc.array(fc.integer({ min: 0, max: 60 * 24 }), { maxLength: 3 }),
      (steps, others) => {
        const now = 60 * DAY;
        const marks = timelineMarks(
          steps,
          others.map((hour) => hour * HOUR),
          now,
        ).flat();
        const waits = marks.filter((mark) => mark.kind === 'wait');
        // Naive: every hour of sixty days by itself.
        const signs = new Set([
          ...steps.flatMap(({ at, answeredAt, resolvedAt }) => [at, answeredAt, resolvedAt]),
          ...others.map((hour) => hour * HOUR),
        ]);
        const isOpen = (at: number): boolean =>
          steps.some(
            (step) =>
              step.kind === 'case' &&
              step.at <= at &&
              (step.resolvedAt === null ? !step.endTold : step.resolvedAt > at),
          );
        let silentSince: number | null = null;
        const expected: { kind: 'wait'; from: number; to: number | null }[] = [];
        for (let at = 0; at <= now; at += HOUR) {
          const ends = signs.has(at) || at === now;
          if (ends && silentSince !== null && at - silentSince > 3 * DAY) {
            const wholly = Array.from(
              { length: (at - silentSince) / HOUR },
              (_, i) => Number(silentSince) + i * HOUR,
            ).every(isOpen);
            if (wholly)
              expected.push({ kind: 'wait', from: silentSince, to: signs.has(at) ? at : null });
          }
          if (signs.has(at)) silentSince = at;
        }
        const byFrom = (a: { from: number }, b: { from: number }) => a.from - b.from;
        expect(waits.toSorted(byFrom)).toEqual(expected);
      },
    ),
    { numRuns: RUNS },
  );
});
