import type { CodedRecord } from '../../records/record.ts';
import { COUNTER as C, MEASURE } from '../registry.ts';
import { isOverUndated } from '../../records/over-undated.ts';
import { DAY_MS } from '../../time/day.ts';
import type { Contribution, DayOf } from './emit.ts';
import { secondsBetween } from './emit.ts';

const HOUR_S = 3600;

/** A case counts as reopened when it came back within this time of being resolved (METRICS.md, reopen rate). */
const REOPEN_WINDOW_MS = 14 * DAY_MS;
/** Days without a new contact on the same theme after which a case counts as resolved at first contact. */
export const RECONTACT_DAYS = 7;

/** Counters of one case. Durations are kept only when both instants are there and in order. */
export function contributeCase(record: CodedRecord<'case'>, dayOf: DayOf, out: Contribution): void {
  const f = record.fields;
  const opened = record.at;
  const openedDay = dayOf(opened);
  const resolved = f.resolvedAt;
  const resolvedDay = resolved === null ? null : dayOf(resolved);
  const leftDay = resolvedDay === null ? null : Math.max(openedDay, resolvedDay);
  out.add(openedDay, C.caseOpened);
  if (isOverUndated(f)) {
    // It was never open as far as anybody can tell.
    out.add(openedDay, C.caseLeft);
    out.add(openedDay, C.caseEndUndated);
  }

  if (resolved !== null && resolvedDay !== null && leftDay !== null) {
    out.add(resolvedDay, C.caseResolved);
    out.add(leftDay, C.caseLeft);
    const seconds = secondsBetween(opened, resolved);
    if (seconds < 0) {
      out.add(resolvedDay, C.resolveNegative);
    } else {
      out.measure(resolvedDay, MEASURE.resolve, seconds);
      out.add(resolvedDay, C.resolveSum, seconds);
      out.when(seconds <= 24 * HOUR_S, openedDay, C.caseWithin24h);
    }
    if (f.reopens !== null || f.reopenedAt !== null) {
      out.add(resolvedDay, C.reopenKnown);
      out.when(isReopened(record, resolved), resolvedDay, C.caseReopened);
    }
  }
  contributeDue(record, dayOf, leftDay, out);
  contributeFirstResponse(record, dayOf, out);
  contributeHandling(record, openedDay, resolvedDay, out);
  contributeLinks(record, openedDay, out);
}

function isReopened(record: CodedRecord<'case'>, resolved: number): boolean {
  const { reopens, reopenedAt } = record.fields;
  if (reopenedAt !== null) return reopenedAt - resolved <= REOPEN_WINDOW_MS;
  return reopens !== null && reopens > 0;
}

function contributeDue(
  record: CodedRecord<'case'>,
  dayOf: DayOf,
  leftDay: number | null,
  out: Contribution,
): void {
  const { dueAt, resolvedAt } = record.fields;
  // Nobody knows whether such a case was in time.
  if (dueAt === null || isOverUndated(record.fields)) return;
  const dueDay = dayOf(dueAt);
  out.add(dueDay, C.caseDue);
  out.add(dueDay, C.slaDue);
  if (resolvedAt === null || leftDay === null) return;
  const met = resolvedAt <= dueAt;
  out.add(Math.max(dueDay, leftDay), C.caseDueLeft);
  out.when(met, dueDay, C.slaDueMet);
  const resolvedDay = dayOf(resolvedAt);
  out.add(resolvedDay, C.slaClosed);
  out.when(met, resolvedDay, C.slaClosedMet);
}

function contributeFirstResponse(
  record: CodedRecord<'case'>,
  dayOf: DayOf,
  out: Contribution,
): void {
  const answered = record.fields.firstResponseAt;
  if (answered === null) return;
  const day = dayOf(answered);
  const seconds = secondsBetween(record.at, answered);
  if (seconds < 0) {
    out.add(day, C.firstResponseNegative);
    return;
  }
  out.measure(day, MEASURE.firstResponse, seconds);
  out.add(day, C.firstResponseSum, seconds);
}

function contributeHandling(
  record: CodedRecord<'case'>,
  openedDay: number,
  resolvedDay: number | null,
  out: Contribution,
): void {
  const f = record.fields;
  if (f.slaTold !== null) {
    const day = resolvedDay ?? openedDay;
    out.add(day, C.slaTold);
    out.when(f.slaTold, day, C.slaToldMet);
  }
  if (f.escalatedLevel !== null || f.escalatedAt !== null) {
    out.add(openedDay, C.escalationKnown);
    out.when(isEscalated(record), openedDay, C.caseEscalated);
  }
  if (f.handovers !== null) {
    out.add(openedDay, C.handoverKnown);
    out.add(openedDay, C.handoverSum, f.handovers);
    out.add(openedDay, C.handoverSquares, f.handovers ** 2);
    out.when(f.handovers >= 3, openedDay, C.handover3);
  }
  if (f.fcrTold !== null) {
    out.add(openedDay, C.fcrTold);
    out.when(f.fcrTold, openedDay, C.fcrToldYes);
  }
}

function isEscalated(record: CodedRecord<'case'>): boolean {
  const { escalatedLevel, escalatedAt } = record.fields;
  return escalatedAt !== null || (escalatedLevel ?? 0) > 0;
}

function contributeLinks(record: CodedRecord<'case'>, openedDay: number, out: Contribution): void {
  const links = record.links;
  if (links === null || links.linkedAt === null) return;
  const contacts = links.contacts;
  if (contacts !== null) {
    out.add(openedDay, C.caseContactsKnown);
    out.add(openedDay, C.caseContactsSum, contacts);
    out.add(openedDay, C.caseContactsSquares, contacts ** 2);
    out.when(contacts >= 3, openedDay, C.caseContacts3);
  }
  if (record.customer === null) return;
  out.add(openedDay, C.fcrLinked);
  const cameBack =
    links.recontactAt !== null && links.recontactAt - record.at <= RECONTACT_DAYS * DAY_MS;
  const atFirst =
    (record.fields.resolvedAt !== null || record.fields.endTold === true) &&
    (contacts ?? 1) <= 1 &&
    (record.fields.handovers ?? 0) === 0 &&
    (record.fields.reopens ?? 0) === 0 &&
    !isEscalated(record) &&
    !cameBack;
  out.when(atFirst, openedDay, C.fcrLinkedYes);
}
