import type { NewLoop } from '#db/queries/loop-open.ts';

/** A loop about bills as the store begins it: led by nobody yet, of cases of billing, opened on one day. */
export function newLoop(some: Partial<NewLoop> = {}): NewLoop {
  return {
    title: 'Bills arrive twice',
    severity: 'serious',
    theme: null,
    department: null,
    scope: { metric: 'volume', filters: ['department=billing'], from: 20_000 },
    opening: { from: 20_700, to: 20_701 },
    origin: { kind: 'person', id: null },
    stake: null,
    sponsor: null,
    reading: null,
    asked: [],
    records: [],
    ...some,
  };
}
