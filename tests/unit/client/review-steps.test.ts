import { describe, expect, it } from 'vitest';
import type { ReviewAnswer, ReviewExceptionInfo, ReviewItemInfo } from '#server/contract/review.ts';
import { isDone, stepsOf, tallyOf } from '#client/features/review/steps.ts';
import { reviewHref } from '#client/url/review-view.ts';

const SUBJECT = {
  kind: 'step',
  about: 1,
  which: 'heard',
  department: null,
  loop: null,
  alert: null,
  obstacle: null,
} as const;

function item(id: number, state: ReviewItemInfo['state'] = 'open'): ReviewItemInfo {
  const nobody = { name: null, role: null };
  return {
    ...SUBJECT,
    id,
    week: '2026-11-15',
    decision: 'Ask',
    owner: nobody,
    ownerId: 'somebody',
    dueOn: '2026-11-20',
    by: nobody,
    at: '2026-11-16T08:00:00.000Z',
    moves: 0,
    state,
    reason: null,
    judgedBy: null,
    judgedAt: null,
    isLate: false,
    mayAmend: [],
    before: [],
  };
}

function exception(about: number, decided: number | null): ReviewExceptionInfo {
  const since = '2026-11-20T08:00:00.000Z';
  return { ...SUBJECT, about, severity: 'serious', since, item: decided };
}

const ANSWER: ReviewAnswer = {
  week: { from: '2026-11-22', to: '2026-11-29' },
  isCurrent: true,
  promises: [item(1), item(2, 'kept'), item(3, 'not_kept'), item(4, 'moved')],
  exceptions: [exception(1, null), exception(2, 9)],
  left: 0,
  items: [item(9), item(10)],
};

describe('what a review walks through', () => {
  it('is first what was promised, then what is not as it should be, with what was decided about it', () => {
    const steps = stepsOf(ANSWER);
    expect(steps.map(({ kind }) => kind).join(' ')).toBe(
      'promise promise promise promise exception exception',
    );
    expect(new Set(steps.map(({ key }) => key)).size).toBe(6);
    expect(steps.map(isDone)).toEqual([false, true, true, true, false, true]);
    expect(steps[5]?.item?.id).toBe(9);
  });

  it('counts what became of each promise once', () => {
    expect(tallyOf(ANSWER)).toEqual({ kept: 1, notKept: 1, moved: 1, open: 1 });
  });

  it('has an address for each place of each week', () => {
    expect(reviewHref({})).toBe('/review');
    expect(reviewHref({ at: 3 })).toBe('/review?at=3');
    expect(reviewHref({ week: '2026-11-15' })).toBe('/review?week=2026-11-15');
  });
});
