import { assert, constantFrom, integer, option, property, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backupName, isBackupDue, lastTurn, outdated } from '#server/domain/backup/schedule.ts';
import { zoneOf } from '#server/domain/time/zone.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const FROM = Date.UTC(2026, 0, 1);
const TO = Date.UTC(2027, 0, 1);
const instant = integer({ min: FROM, max: TO });
// Clocks go forward, back, by half an hour, over midnight, and never.
const zone = constantFrom(
  'Asia/Riyadh',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'America/Santiago',
  'UTC',
).map(zoneOf);

/** The hour that `Intl` reads off a clock of the zone. */
function hourIn(id: string, at: number): number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: id,
    hour: '2-digit',
    hourCycle: 'h23',
  });
  return Number(format.format(at));
}

describe('the turn of a daily backup', () => {
  it('is the last one up to now, at the hour that clocks show', () => {
    assert(
      property(instant, zone, integer({ min: 0, max: 23 }), (now, place, hour) => {
        const turn = lastTurn(now, place, hour);
        expect(turn).toBeLessThanOrEqual(now);
        // The longest day has 25 hours.
        expect(now - turn).toBeLessThan(DAY + HOUR);
        // An hour that a clock leaves out is the one after it.
        expect([hour, (hour + 1) % 24]).toContain(hourIn(place.id, turn));
      }),
    );
  });
});

describe('a backup', () => {
  const when = option(instant);

  it('is due once in a turn, and an hour after each that failed', () => {
    assert(
      property(instant, instant, when, when, (a, b, triedAt, doneAt) => {
        const [turn, now] = a < b ? [a, b] : [b, a];
        const past = (at: number | null) => (at !== null && at <= now ? at : null);
        const [tried, done] = [past(triedAt), past(doneAt)];
        const isDone = done !== null && done >= turn;
        const isResting = tried !== null && tried >= turn && now - tried < HOUR;
        expect(isBackupDue(now, turn, { triedAt, doneAt })).toBe(!isDone && !isResting);
      }),
    );
  });

  it('is kept while it is one of the newest, and nothing else is touched', () => {
    assert(
      property(
        uniqueArray(instant, { maxLength: 12, selector: (at) => Math.floor(at / 1000) }),
        integer({ min: 1, max: 5 }),
        (times, keep) => {
          const others = ['notes.txt', 'basira.db', 'basira-20260101T000000Z.backup.partial'];
          const gone = outdated([...others, ...times.map(backupName)], keep);
          const sorted = times.toSorted((a, b) => a - b).map(backupName);
          const stays = new Set(sorted.slice(Math.max(0, sorted.length - keep)));
          expect(gone.toSorted()).toEqual(sorted.filter((name) => !stays.has(name)).toSorted());
        },
      ),
    );
  });
});
