import { describe, expect, it } from 'vitest';
import { USUAL_HOURS } from '#server/domain/alerts/business-clock.ts';
import { acknowledgeDue, latestReading, stepDue } from '#server/domain/loops/clocks.ts';
import { valueAtStake } from '#server/domain/loops/stake.ts';
import { parseDay } from '#server/domain/time/day.ts';
import { zoneOf } from '#server/domain/time/zone.ts';

const RIYADH = {
  zone: zoneOf('Asia/Riyadh'),
  hours: USUAL_HOURS,
  weekend: [5, 6],
  holidays: [],
};
const at = (text: string): number => Date.parse(`${text}:00+03:00`);
const told = (instant: number): string =>
  new Date(instant + 3 * 3_600_000).toISOString().slice(0, 16);

describe('the clock of a step', () => {
  it('runs in working hours and faster for what is grave', () => {
    // Thursday 19 November 2026, ten in the morning; Friday and Saturday are off, work is from 8 to 16.
    const asked = { state: 'heard', at: at('2026-11-19T10:00'), readOn: null } as const;
    const due = (severity: 'grave' | 'serious' | 'watch') =>
      told(stepDue({ ...asked, severity }, RIYADH));
    expect(due('grave')).toBe('2026-11-22T10:00');
    expect(due('serious')).toBe('2026-11-23T10:00');
    expect(due('watch')).toBe('2026-11-26T10:00');
    expect(told(acknowledgeDue('grave', asked.at, RIYADH))).toBe('2026-11-19T14:00');
    expect(told(acknowledgeDue('watch', asked.at, RIYADH))).toBe('2026-11-23T10:00');
  });

  it('of what was told waits for the day of the reading', () => {
    const readOn = at('2027-01-03T00:00');
    const asked = { state: 'told', severity: 'grave', at: at('2026-11-19T10:00') } as const;
    expect(told(stepDue({ ...asked, readOn }, RIYADH))).toBe('2027-01-10T08:00');
    expect(told(stepDue({ ...asked, readOn: null }, RIYADH))).toBe('2026-11-26T10:00');
  });

  it('reads the effect after the weeks of settling and reading are over', () => {
    const reading = { settleWeeks: 1, weeks: 8, comparison: null };
    expect(latestReading(parseDay('2026-11-01'), reading)).toBe(parseDay('2027-01-03'));
  });
});

describe('the value at stake', () => {
  it('is affected times worth times the share that leaves, in whole minor units', () => {
    expect(valueAtStake(120, { worth: 45_000, lost: 0.05 })).toBe(270_000);
    expect(valueAtStake(0, { worth: 45_000, lost: 1 })).toBe(0);
    expect(valueAtStake(3, { worth: 333, lost: 0.5 })).toBe(500);
  });
});
