import type { Severity } from '#server/domain/alerts/signal.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const OLD = 48 * HOUR;
const ORDER = ['watch', 'serious', 'grave'];
/** Minutes between rungs, as the plan of the ladder says; this model’s organisation works at all hours. */
const WAIT = { grave: 15 * MINUTE, serious: 4 * HOUR, watch: 16 * HOUR };
const LAST = { grave: 3, serious: 3, watch: 2 };

/**
 * An alert as somebody would keep it on a sheet of paper: what it is, whose turn it is (1 head, 2 officer, 3 executive), when
 * something happens by itself. Each move gives the rungs that are told.
 */
export class PlainAlert {
  state = 'open';
  severity: Severity;
  turn: number | null = null;
  due: number | null = null;
  hasEnded = false;
  quietUntil = 0;

  constructor(severity: Severity) {
    this.severity = severity;
  }

  /** Begins to be; old facts are history. */
  open(at: number, now: number): number[] {
    if (now - at > OLD) {
      this.state = 'resolved';
      return [];
    }
    return this.tellFrom(1, now);
  }

  raise(severity: Severity, at: number, now: number): number[] {
    const isHistory = now - at > OLD;
    const isHigher = ORDER.indexOf(severity) > ORDER.indexOf(this.severity);
    if (isHigher) this.severity = severity;
    if (isHistory || this.state === 'resolved') return [];
    const wasOver = this.hasEnded;
    this.hasEnded = false;
    if (!isHigher) {
      if (wasOver && this.state === 'open') this.due = this.nextOf(now);
      return [];
    }
    if (severity === 'grave') this.state = 'open';
    if (this.state === 'snoozed') return [];
    const promised = this.due;
    const told = this.tellFrom(1, now);
    if (this.state === 'acknowledged') this.due = promised;
    return told;
  }

  end(isForGood: boolean): void {
    if (this.state === 'resolved' || this.hasEnded) return;
    this.hasEnded = true;
    if (this.state !== 'open') return;
    this.due = null;
    if (isForGood) this.state = 'resolved';
  }

  pass(now: number): number[] {
    if (this.due === null || this.due > now) return [];
    if (this.state === 'open') {
      if (this.turn === null) return this.tellFrom(1, now);
      if (this.turn < LAST[this.severity]) return this.tellFrom(this.turn + 1, now, false);
      this.due = null;
      return [];
    }
    this.state = 'open';
    if (!this.hasEnded) return this.tellFrom(this.turn ?? 1, now, this.turn === null);
    this.due = null;
    return [];
  }

  take(state: 'acknowledged' | 'snoozed', until: number): void {
    this.state = state;
    this.due = until;
  }

  resolve(): void {
    this.state = 'resolved';
    this.due = null;
  }

  reopen(now: number): number[] {
    this.state = 'open';
    this.hasEnded = false;
    this.turn = null;
    return this.tellFrom(1, now);
  }

  private tellFrom(rung: number, now: number, isNew = true): number[] {
    if (this.quietUntil > now) {
      this.due = this.quietUntil;
      return [];
    }
    this.turn = rung;
    this.due = this.nextOf(now);
    return this.severity === 'grave' && isNew ? [1, 2, 3] : [rung];
  }

  private nextOf(now: number): number | null {
    if (this.turn !== null && this.turn >= LAST[this.severity]) return null;
    return now + WAIT[this.severity];
  }
}
