import { describe, expect, it } from 'vitest';
import { reportDue } from '#server/domain/reports/clocks.ts';
import { USUAL_HOURS } from '#server/domain/alerts/business-clock.ts';
import {
  REPORT_MOVES,
  REPORT_STATES,
  reportAfter,
  reportStatesFor,
} from '#server/domain/reports/report.ts';
import { zoneOf } from '#server/domain/time/zone.ts';

/** Every move and where it leads, written by hand from docs/decisions/0048; what is not here cannot be done. */
const TABLE = `
join received joined
part joined received
answer received answered
tell joined told
tell answered told
tell told told`
  .trim()
  .split('\n');

describe('the table of reports', () => {
  it('allows the moves that are written down, and no other', () => {
    const allowed = REPORT_MOVES.flatMap((move) =>
      REPORT_STATES.flatMap((state) => {
        const next = reportAfter(state, move);
        return next === null ? [] : [`${move} ${state} ${next}`];
      }),
    );
    expect(allowed.toSorted()).toEqual(TABLE.toSorted());
  });

  it('names the states in which a move can be made', () => {
    for (const move of REPORT_MOVES) {
      const wanted = TABLE.flatMap((line) => {
        const [one, state = ''] = line.split(' ');
        return one === move ? [state] : [];
      });
      expect(reportStatesFor(move).toSorted()).toEqual(wanted.toSorted());
    }
  });

  it('has no way out of being told: whoever knows cannot be made not to know', () => {
    for (const move of REPORT_MOVES) {
      expect(reportAfter('told', move) ?? 'told').toBe('told');
    }
  });
});

describe('the clock of a report', () => {
  it('gives two working days, over a weekend', () => {
    const zone = zoneOf('Asia/Riyadh');
    const calendar = { zone, hours: USUAL_HOURS, weekend: [5, 6], holidays: [] };
    // Wednesday 2026-11-18, 10:00 in Riyadh; Thursday is worked, Friday and Saturday are not: due on Sunday at 10:00.
    const at = Date.UTC(2026, 10, 18, 7);
    expect(new Date(reportDue(at, calendar)).toISOString()).toBe('2026-11-22T07:00:00.000Z');
  });
});
