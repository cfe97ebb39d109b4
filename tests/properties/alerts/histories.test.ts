import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { USUAL_HOURS } from '#server/domain/alerts/business-clock.ts';
import type { AlertLife, Surroundings, Turn } from '#server/domain/alerts/life.ts';
import {
  acknowledgeAlert,
  dueAlert,
  endAlert,
  openAlert,
  raiseAlert,
  reopenAlert,
  resolveAlert,
  snoozeAlert,
} from '#server/domain/alerts/life.ts';
import { RUNGS } from '#server/domain/alerts/ladder.ts';
import { SEVERITIES } from '#server/domain/alerts/signal.ts';
import { stateAfter } from '#server/domain/alerts/state.ts';
import { zoneOf } from '#server/domain/time/zone.ts';
import { repeats } from '#tests/soak.ts';
import { PlainAlert } from './plain-alert.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 22, 9);

/** One of each rung; an organisation without days off has a clock that runs at all hours. */
const PEOPLE = (['head', 'cx_officer', 'executive'] as const).map((role) => ({
  id: role,
  role,
  departments: [1],
  absence: null,
}));
const around = (now: number, quietUntil: number): Surroundings => ({
  now,
  ladder: { chain: [1], people: PEOPLE },
  calendar: {
    zone: zoneOf('Asia/Riyadh'),
    hours: USUAL_HOURS,
    weekend: [0, 1, 2, 3, 4, 5, 6],
    holidays: [],
  },
  silence: quietUntil > now ? { id: 1, until: quietUntil } : null,
});

const severity = fc.constantFrom(...SEVERITIES);
const minutes = fc.integer({ min: 1, max: 600 });
/** Mostly of now, now and then history. */
const age = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: 2870, max: 2890 }) },
);
const move = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('pass' as const), minutes }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('raise' as const), severity, age }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('end' as const), good: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('acknowledge' as const), minutes }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('snooze' as const), minutes }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('resolve' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reopen' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('silence' as const), minutes }) },
);
type Move = typeof move extends fc.Arbitrary<infer M> ? M : never;

/** Plays one move on both; gives the turn and whom the model tells, null where it cannot be. */
function play(
  one: Move,
  life: AlertLife,
  plain: PlainAlert,
  now: number,
): { turn: Turn; told: number[] } | null {
  const here = around(now, plain.quietUntil);
  const may = (event: Parameters<typeof stateAfter>[1]) => stateAfter(life.state, event) !== null;
  switch (one.kind) {
    case 'pass': {
      const turn = dueAlert(life, here);
      const told = plain.pass(now);
      return turn ? { turn, told } : { turn: { life, steps: [], notices: [] }, told };
    }
    case 'raise': {
      // Nothing new is raised on what is over, but history on history.
      if (life.state === 'resolved' && life.resolved?.why !== 'old') return null;
      const at = now - one.age * MINUTE;
      const turn = raiseAlert(life, { severity: one.severity, at }, here);
      return { turn, told: plain.raise(one.severity, at, now) };
    }
    case 'end':
      plain.end(one.good);
      return { turn: endAlert(life, { forGood: one.good }, here), told: [] };
    case 'acknowledge':
      if (!may('acknowledge') && !may('renew')) return null;
      plain.take('acknowledged', now + one.minutes * MINUTE);
      return {
        turn: acknowledgeAlert(life, { by: 'x', at: now, until: now + one.minutes * MINUTE }),
        told: [],
      };
    case 'snooze':
      if (!may('snooze')) return null;
      plain.take('snoozed', now + one.minutes * MINUTE);
      return {
        turn: snoozeAlert(life, { by: 'x', until: now + one.minutes * MINUTE }),
        told: [],
      };
    case 'resolve':
      if (!may('resolve')) return null;
      plain.resolve();
      return { turn: resolveAlert(life, { by: 'x', at: now, reason: 'r' }), told: [] };
    case 'reopen':
      if (!may('reopen')) return null;
      return { turn: reopenAlert(life, { by: 'x', reason: 'r' }, here), told: plain.reopen(now) };
    case 'silence':
      plain.quietUntil = now + one.minutes * MINUTE;
      return null;
  }
}

/** Rungs that are really told, by their place. */
const toldBy = ({ notices }: Turn): number[] =>
  notices
    .filter(({ held }) => held === null)
    .map(({ told }) => RUNGS.indexOf(told.rung))
    .sort((a, b) => a - b);

it('whatever happens to an alert, it stands, climbs and is told as on a sheet of paper', () => {
  let climbed = 0;
  let missed = 0;
  fc.assert(
    fc.property(severity, age, fc.array(move, { maxLength: 40 }), (first, old, moves) => {
      let now = START;
      const plain = new PlainAlert(first);
      const at = now - old * MINUTE;
      const begun = openAlert({ severity: first, at }, around(now, 0));
      expect(toldBy(begun)).toEqual(plain.open(at, now));
      let { life } = begun;
      for (const one of moves) {
        if (one.kind === 'pass') now += one.minutes * MINUTE;
        const played = play(one, life, plain, now);
        if (!played) continue;
        const { turn, told } = played;
        expect(toldBy(turn), one.kind).toEqual(told);
        life = turn.life;
        expect({
          state: life.state,
          severity: life.severity,
          turn: life.rung,
          due: life.nextAt,
        }).toEqual({
          state: plain.state,
          severity: plain.severity,
          turn: plain.turn,
          due: plain.due,
        });
        climbed += turn.steps.filter(({ kind }) => kind === 'climbed').length;
        missed += turn.steps.filter(({ kind }) => kind === 'promise_missed').length;
        // The clock does a thing once.
        if (one.kind === 'pass') expect(dueAlert(life, around(now, plain.quietUntil))).toBeNull();
        for (const { kind, details } of turn.steps) {
          if (kind === 'not_told') expect(details['why']).toBeTypeOf('string');
        }
      }
    }),
    { numRuns: repeats(2000, 10_000) },
  );
  expect(climbed).toBeGreaterThan(100);
  expect(missed).toBeGreaterThan(100);
});
