import { describe, expect, it } from 'vitest';
import { timelineMarks } from '#server/domain/timeline/marks.ts';
import type { TimelineStep } from '#server/domain/timeline/step.ts';

/** Stories written and marked by hand: what a person who reads them with the rules beside would mark. */
const DAY = 86_400_000;
const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 1);
/** Day and hour of November 2026. */
const on = (day: number, hour = 0): number => START + (day - 1) * DAY + hour * HOUR;

const [BILLING, CARDS] = [1, 2];
const [PHONE, CHAT, BRANCH] = [1, 2, 3];
const [FEES, LIMITS] = [1, 2];

type Given = Partial<TimelineStep> & Pick<TimelineStep, 'kind' | 'at'>;
let made = 0;
const step = (given: Given): TimelineStep => ({
  source: 'desk',
  externalId: `r${++made}`,
  theme: 0,
  department: 0,
  channel: 0,
  caseId: null,
  answeredAt: null,
  resolvedAt: null,
  endTold: false,
  ...given,
});
const contact = (at: number, more: Partial<TimelineStep> = {}): TimelineStep =>
  step({ kind: 'contact', at, ...more });
const caseOf = (externalId: string, at: number, more: Partial<TimelineStep> = {}): TimelineStep =>
  step({ kind: 'case', externalId, at, ...more });

describe('hand-offs', () => {
  it('are marked where a case goes on in another department, on another channel, or both', () => {
    const opened = on(1, 9);
    const marks = timelineMarks(
      [
        caseOf('A', opened, {
          department: BILLING,
          channel: PHONE,
          theme: FEES,
          resolvedAt: on(2),
        }),
        contact(on(1, 12), { caseId: 'A', department: CARDS, channel: PHONE, theme: LIMITS }),
        contact(on(1, 15), { caseId: 'A', department: CARDS, channel: CHAT, theme: FEES }),
        contact(on(1, 18), { caseId: 'A', department: BILLING, channel: BRANCH, theme: LIMITS }),
      ],
      [],
      on(2),
    );
    const handoffs = marks.map((of) => of.filter(({ kind }) => kind === 'handoff'));
    expect(handoffs).toEqual([
      [],
      [{ kind: 'handoff', what: 'department', from: BILLING, to: CARDS }],
      [{ kind: 'handoff', what: 'channel', from: PHONE, to: CHAT }],
      [
        { kind: 'handoff', what: 'department', from: CARDS, to: BILLING },
        { kind: 'handoff', what: 'channel', from: CHAT, to: BRANCH },
      ],
    ]);
  });

  it('are marked between contacts about the same thing within seven days, not later, not about another', () => {
    const told = { department: BILLING, channel: PHONE, theme: FEES };
    const marks = timelineMarks(
      [
        contact(on(1), told),
        contact(on(2), { ...told, department: CARDS, theme: LIMITS }),
        contact(on(8), { ...told, channel: CHAT }),
        contact(on(16), { ...told, department: CARDS }),
      ],
      [],
      on(20),
    );
    expect(marks).toEqual([
      [],
      [],
      [
        { kind: 'handoff', what: 'channel', from: PHONE, to: CHAT },
        { kind: 'repeat', since: on(1) },
      ],
      [],
    ]);
  });

  it('need both sides: what was not given is no other department', () => {
    const marks = timelineMarks(
      [contact(on(1), { department: BILLING }), contact(on(2), { channel: CHAT })],
      [],
      on(3),
    );
    expect(marks).toEqual([[], [{ kind: 'repeat', since: on(1) }]]);
  });

  it('are no matter of surveys', () => {
    const marks = timelineMarks(
      [
        contact(on(1), { department: BILLING, channel: PHONE }),
        step({ kind: 'response', at: on(1, 1), department: CARDS, channel: CHAT }),
        contact(on(1, 2), { department: BILLING, channel: PHONE }),
      ],
      [],
      on(2),
    );
    expect(marks).toEqual([[], [], [{ kind: 'repeat', since: on(1) }]]);
  });
});

describe('repeats', () => {
  it('are the same theme again within seven days to the millisecond', () => {
    const fees = { theme: FEES };
    const after = (gap: number) =>
      timelineMarks([contact(on(1), fees), contact(on(1) + gap, fees)], [], on(30))[1];
    expect(after(7 * DAY)).toEqual([{ kind: 'repeat', since: on(1) }]);
    expect(after(7 * DAY + 1)).toEqual([]);
  });

  it('do not come from a case and the contact that began it, but from the next contact of it', () => {
    const marks = timelineMarks(
      [
        contact(on(1, 9), { caseId: 'A', theme: FEES }),
        caseOf('A', on(1, 10), { theme: FEES, resolvedAt: on(3) }),
        contact(on(2), { caseId: 'A', theme: FEES }),
      ],
      [],
      on(4),
    );
    expect(marks).toEqual([[], [], [{ kind: 'repeat', since: on(1, 10) }]]);
  });

  it('take an unknown theme for the same, as the metric does', () => {
    const marks = timelineMarks(
      [contact(on(1), { theme: FEES }), contact(on(2)), contact(on(3), { theme: LIMITS })],
      [],
      on(4),
    );
    expect(marks).toEqual([
      [],
      [{ kind: 'repeat', since: on(1) }],
      [{ kind: 'repeat', since: on(2) }],
    ]);
  });
});

describe('waits', () => {
  it('are more than three days without a sign while a case was open, after the step where silence began', () => {
    const marks = timelineMarks(
      [
        caseOf('A', on(1), { theme: FEES, answeredAt: on(2), resolvedAt: on(12) }),
        contact(on(7), { caseId: 'A', theme: LIMITS }),
      ],
      [],
      on(30),
    );
    expect(marks).toEqual([
      // Answered on the 2nd, then nothing until the contact of the 7th.
      [{ kind: 'wait', from: on(2), to: on(7) }],
      // And nothing more until the end on the 12th; from then on nobody waits.
      [{ kind: 'wait', from: on(7), to: on(12) }],
    ]);
  });

  it('last until now while a case is open, and begin at its opening where nobody answered', () => {
    const open = caseOf('A', on(1));
    expect(timelineMarks([open], [], on(5))).toEqual([[{ kind: 'wait', from: on(1), to: null }]]);
    expect(timelineMarks([open], [], on(4))).toEqual([[]]);
  });

  it('are ended by what else is known to have happened, and by nothing that is not yet', () => {
    const open = caseOf('A', on(1), { resolvedAt: on(9) });
    expect(timelineMarks([open], [on(3), on(6)], on(30))).toEqual([[]]);
    expect(timelineMarks([open], [on(7)], on(6))).toEqual([
      [{ kind: 'wait', from: on(1), to: null }],
    ]);
  });

  it('are not where no case was open', () => {
    const marks = timelineMarks([contact(on(1)), contact(on(20))], [], on(30));
    expect(marks).toEqual([[], []]);
    const between = timelineMarks(
      [caseOf('A', on(1), { resolvedAt: on(2) }), caseOf('B', on(20), { resolvedAt: on(21) })],
      [],
      on(30),
    );
    expect(between).toEqual([[], []]);
  });
});
