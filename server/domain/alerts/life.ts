import type { BusinessCalendar } from './business-clock.ts';
import { afterBusinessTime } from './business-clock.ts';
import type { Ladder, NotTold, Told } from './ladder.ts';
import { RUNGS, tellFrom, topRung } from './ladder.ts';
import type { Severity } from './signal.ts';
import { isHigher, isOld } from './signal.ts';
import type { AlertEvent, AlertState, StepKind } from './state.ts';
import { stateAfter } from './state.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What is grave climbs after this (ms), at any hour. */
export const GRAVE_CLIMB_MS = 15 * MINUTE;
/** What is not climbs after so much working time (ms). */
export const CLIMB_MS: Readonly<Record<Exclude<Severity, 'grave'>, number>> = {
  serious: 4 * HOUR,
  watch: 16 * HOUR,
};

const DAY = 24 * HOUR;

/** The last instant until which somebody may promise or put off. */
export function latestUntil(severity: Severity, now: number): number {
  return now + (severity === 'grave' ? DAY : 30 * DAY);
}

/** How an alert was resolved: by a person, by itself when its cause ended, or it was history when it became known. */
export const RESOLVED_WHYS = ['person', 'ended', 'old'] as const;
export type ResolvedWhy = (typeof RESOLVED_WHYS)[number];

/** What changes about an alert as time goes on. Instants in UTC ms. */
export type AlertLife = {
  readonly state: AlertState;
  readonly severity: Severity;
  /** Place of the rung whose turn it is; null = nobody was told yet. */
  readonly rung: number | null;
  /** When the clock does the next thing by itself: climb, miss a promise, wake; null = nothing. */
  readonly nextAt: number | null;
  readonly promise: { readonly by: string; readonly at: number; readonly until: number } | null;
  readonly snoozedUntil: number | null;
  /** When its cause came back into range; null = it has not, or left it again. */
  readonly endedAt: number | null;
  readonly resolved: {
    readonly by: string | null;
    readonly at: number;
    readonly why: ResolvedWhy;
  } | null;
  readonly reopened: number;
  /** Instant of the newest fact. */
  readonly lastAt: number;
  /** When a line `still` was written last; null = never. */
  readonly stillAt: number | null;
};

/** One line of the timeline; `by` null = nobody did it. */
export type Step = {
  readonly kind: StepKind;
  readonly by: string | null;
  readonly details: Readonly<Record<string, unknown>>;
};

/** Why somebody is told: the alert itself, or that nobody below them answered. */
export type NoticeKind = 'alert' | 'climb';

/** What an event comes to: the alert as it is then, the lines of its timeline, who is told now. */
export type Turn = {
  readonly life: AlertLife;
  readonly steps: readonly Step[];
  readonly notices: readonly Notice[];
};

/** Somebody is told, or would be if nothing held it back. `held` null = nothing does. */
export type Notice = {
  readonly kind: NoticeKind;
  readonly told: Told;
  readonly held: 'silenced' | null;
};

/** What an alert needs to know of the world at an instant. */
export type Surroundings = {
  readonly now: number;
  readonly ladder: Ladder;
  readonly calendar: BusinessCalendar;
  /** The silence that holds: its number and when it ends; null = none does. */
  readonly silence: { readonly id: number; readonly until: number } | null;
};

/** A signal nobody has an alert of yet; what is history by now is resolved at once, as history. */
export function openAlert(signal: { severity: Severity; at: number }, around: Surroundings): Turn {
  const { severity, at } = signal;
  const { now } = around;
  const life: AlertLife = {
    state: 'open',
    severity,
    rung: null,
    nextAt: null,
    promise: null,
    snoozedUntil: null,
    endedAt: null,
    resolved: null,
    reopened: 0,
    lastAt: at,
    stillAt: now,
  };
  const opened: Step = { kind: 'opened', by: null, details: { severity, at } };
  if (isOld(at, now)) {
    const resolved = { by: null, at: now, why: 'old' } as const;
    const steps = [opened, nobody('old')];
    return { life: { ...life, state: 'resolved', resolved }, steps, notices: [] };
  }
  return tell({ life, steps: [opened], from: 0, kind: 'alert' }, around);
}

/** The cause of an alert that is there shows again, as grave as before or graver. */
export function raiseAlert(
  life: AlertLife,
  signal: { severity: Severity; at: number },
  around: Surroundings,
): Turn {
  const { severity, at } = signal;
  const known = { ...life, lastAt: Math.max(life.lastAt, at) };
  const isOfNow = !isOld(at, around.now) && life.state !== 'resolved';
  if (!isHigher(severity, life.severity)) return goOn(known, isOfNow, around);
  const details = { severity, from: life.severity, at };
  const steps: Step[] = [{ kind: 'rose', by: null, details }];
  // History tells nobody, also where it belongs to something that goes on.
  if (!isOfNow) {
    const risen = { ...moved(known, 'rise'), severity };
    return { life: risen, steps: [...steps, nobody('old')], notices: [] };
  }
  return rise({ ...known, severity, endedAt: null }, steps, around);
}

function rise(risen: AlertLife, steps: readonly Step[], around: Surroundings): Turn {
  if (risen.severity === 'grave') {
    const open = { ...moved(risen, 'rise_to_grave'), promise: null, snoozedUntil: null };
    return tell({ life: open, steps, from: 0, kind: 'alert' }, around);
  }
  const life = moved(risen, 'rise');
  if (life.state === 'snoozed') {
    return { life, steps: [...steps, nobody('snoozed')], notices: [] };
  }
  const turn = tell({ life, steps, from: 0, kind: 'alert' }, around);
  // Whoever promised keeps the time they were given.
  const { promise } = life;
  return promise ? { ...turn, life: { ...turn.life, nextAt: promise.until } } : turn;
}

/** A line a day is enough. What had ended and is back climbs again; `isOfNow` = the fact is not history. */
function goOn(life: AlertLife, isOfNow: boolean, around: Surroundings): Turn {
  const { zone } = around.calendar;
  const isBack = isOfNow && life.endedAt !== null;
  const today = zone.dayOf(around.now);
  const isNew = isBack || life.stillAt === null || zone.dayOf(life.stillAt) < today;
  const on = moved(life, 'go_on');
  if (!isNew) return { life: on, steps: [], notices: [] };
  const steps: Step[] = [{ kind: 'still', by: null, details: { isBack } }];
  const still = { ...on, stillAt: around.now, endedAt: isBack ? null : on.endedAt };
  const climbs = isBack && still.state === 'open';
  const next = climbs ? { ...still, nextAt: climbAt(still, around) } : still;
  return { life: next, steps, notices: [] };
}

/** Its cause is back in range: nobody is asked any further; `forGood` = an alert nobody has taken on is over with it. */
export function endAlert(
  life: AlertLife,
  { forGood }: { forGood: boolean },
  { now }: Pick<Surroundings, 'now'>,
): Turn {
  if (life.endedAt !== null || stateAfter(life.state, 'end') === null) {
    return { life, steps: [], notices: [] };
  }
  const steps: Step[] = [{ kind: 'ended', by: null, details: {} }];
  const ended = { ...moved(life, 'end'), endedAt: now };
  if (life.state !== 'open') return { life: ended, steps, notices: [] };
  if (!forGood) return { life: { ...ended, nextAt: null }, steps, notices: [] };
  const resolved = { by: null, at: now, why: 'ended' } as const;
  const over = { ...moved(ended, 'end_for_good'), nextAt: null, resolved };
  const line: Step = { kind: 'resolved', by: null, details: { why: 'ended' } };
  return { life: over, steps: [...steps, line], notices: [] };
}

/** What the clock does by itself at an instant; null = nothing is due. */
export function dueAlert(life: AlertLife, around: Surroundings): Turn | null {
  if (life.nextAt === null || life.nextAt > around.now) return null;
  switch (life.state) {
    case 'open':
      return climb(life, around);
    case 'acknowledged':
      return miss(life, around);
    case 'snoozed': {
      const steps: Step[] = [{ kind: 'woke', by: null, details: {} }];
      return again({ ...moved(life, 'wake'), snoozedUntil: null }, steps, around);
    }
    case 'resolved':
      return null;
  }
}

function miss(life: AlertLife, around: Surroundings): Turn {
  const { promise } = life;
  const details = { until: promise?.until ?? null };
  const steps: Step[] = [{ kind: 'promise_missed', by: promise?.by ?? null, details }];
  return again({ ...moved(life, 'miss'), promise: null }, steps, around);
}

function climb(life: AlertLife, around: Surroundings): Turn {
  // Silence kept it from everybody until now.
  if (life.rung === null) return tell({ life, steps: [], from: 0, kind: 'alert' }, around);
  const from = life.rung + 1;
  if (from > topRung(life.severity)) {
    return { life: { ...life, nextAt: null }, steps: [], notices: [] };
  }
  const isSilenced = around.silence !== null;
  const steps: Step[] = isSilenced
    ? []
    : [{ kind: 'climbed', by: null, details: { to: RUNGS[from] } }];
  return tell({ life: moved(life, 'climb'), steps, from, kind: 'climb' }, around);
}

/** Those whose turn it was are told again; of what has ended meanwhile nobody is. */
function again(life: AlertLife, steps: readonly Step[], around: Surroundings): Turn {
  if (life.endedAt !== null) {
    return { life: { ...life, nextAt: null }, steps: [...steps, nobody('ended')], notices: [] };
  }
  return tell({ life, steps, from: life.rung ?? 0, kind: 'alert' }, around);
}

/** A person's promise to see to it until an instant. The caller has asked whether the state allows it. */
export function acknowledgeAlert(
  life: AlertLife,
  promise: { by: string; at: number; until: number },
): Turn {
  const { by, until } = promise;
  const event = life.state === 'acknowledged' ? 'renew' : 'acknowledge';
  const taken = { ...moved(life, event), promise, snoozedUntil: null, nextAt: until };
  return { life: taken, steps: [{ kind: 'acknowledged', by, details: { until } }], notices: [] };
}

/** Nobody is asked until an instant. */
export function snoozeAlert(life: AlertLife, asked: { by: string; until: number }): Turn {
  const { by, until } = asked;
  const asleep = { ...moved(life, 'snooze'), promise: null, snoozedUntil: until, nextAt: until };
  return { life: asleep, steps: [{ kind: 'snoozed', by, details: { until } }], notices: [] };
}

/** A person says that it is over, and why. */
export function resolveAlert(
  life: AlertLife,
  asked: { by: string; at: number; reason: string },
): Turn {
  const { by, at, reason } = asked;
  const resolved = { by, at, why: 'person' } as const;
  const over = { ...moved(life, 'resolve'), promise: null, snoozedUntil: null, nextAt: null };
  const steps: Step[] = [{ kind: 'resolved', by, details: { why: 'person', reason } }];
  return { life: { ...over, resolved }, steps, notices: [] };
}

/** A person says that it is not over: those on the first rung are told again. */
export function reopenAlert(
  life: AlertLife,
  asked: { by: string; reason: string },
  around: Surroundings,
): Turn {
  const { by, reason } = asked;
  const back = { ...moved(life, 'reopen'), resolved: null, endedAt: null, rung: null };
  const steps: Step[] = [{ kind: 'reopened', by, details: { reason } }];
  const open = { ...back, reopened: life.reopened + 1 };
  return tell({ life: open, steps, from: 0, kind: 'alert' }, around);
}

function moved(life: AlertLife, event: AlertEvent): AlertLife {
  const state = stateAfter(life.state, event);
  if (state === null) throw new Error(`an alert that is ${life.state} cannot ${event}`);
  return { ...life, state };
}

type Wanted = { life: AlertLife; steps: readonly Step[]; from: number; kind: NoticeKind };

function tell({ life, steps, from, kind }: Wanted, around: Surroundings): Turn {
  const { silence } = around;
  const { severity } = life;
  const everyone = severity === 'grave' && kind === 'alert' && from === 0;
  const { told, notTold, rung } = tellFrom(around.ladder, { from, severity, everyone });
  if (silence) {
    const line = nobody('silenced', { silence: silence.id, until: silence.until });
    return {
      // Whoever was to be told is told when the silence is over.
      life: { ...life, nextAt: silence.until },
      steps: [...steps, line],
      notices: told.map((one) => ({ kind, told: one, held: 'silenced' })),
    };
  }
  const next = { ...life, rung };
  return {
    life: { ...next, nextAt: climbAt(next, around) },
    steps: [...steps, ...told.map(toldStep), ...notTold.map(notToldStep)],
    notices: told.map((one) => ({ kind, told: one, held: null })),
  };
}

/** When the next rung is asked; null = there is none. */
function climbAt({ rung, severity }: AlertLife, { now, calendar }: Surroundings): number | null {
  if (rung !== null && rung >= topRung(severity)) return null;
  if (severity === 'grave') return now + GRAVE_CLIMB_MS;
  return afterBusinessTime(now, CLIMB_MS[severity], calendar);
}

function toldStep(told: Told): Step {
  return { kind: 'told', by: null, details: told };
}

function notToldStep(notTold: NotTold): Step {
  return { kind: 'not_told', by: null, details: notTold };
}

function nobody(why: NotTold['why'], more: Readonly<Record<string, unknown>> = {}): Step {
  return notToldStep({ person: null, rung: null, why, deputy: null, ...more });
}
