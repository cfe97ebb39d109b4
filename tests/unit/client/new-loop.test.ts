import { expect, it } from 'vitest';
import { draftFrom, inputOf, withAlert } from '#client/features/loops/new-loop.ts';
import type { AlertAnswer } from '#server/contract/alerts.ts';

it('a loop that begins with an alert about one channel is about that channel', () => {
  const start = { alert: 7, report: null, metric: null, from: null, filters: [], records: [] };
  const name = { en: 'Phone', ar: 'الهاتف' };
  const others = [{ dimension: 'channel', key: 'phone', name, filter: 'phone' }];
  const alert = {
    scope: { department: null, theme: null, source: null, others },
    severity: 'serious',
    period: null,
    lastAt: '2026-11-22T12:00:00.000Z',
    rule: { metric: null },
  };
  // What else an answer holds is not asked for.
  const answer = { alert } as unknown as AlertAnswer;
  const draft = withAlert(draftFrom(start, '2026-11-22'), answer);
  expect(inputOf({ ...draft, title: 'Calls' }).scope).toEqual({
    metric: 'volume',
    filters: ['channel=phone'],
    from: '2026-11-22',
  });
});
