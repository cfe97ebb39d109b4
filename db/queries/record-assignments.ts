import type { RuleReader, RuleSettings } from '#server/domain/assignments/match-rules.ts';
import type { Assignable } from '#server/domain/assignments/rule.ts';
import { ASSIGNABLE } from '#server/domain/assignments/rule.ts';
import { dimensionIndex, DIMENSIONS } from '#server/domain/dimensions.ts';
import { isErased } from '#server/domain/erasure/anonymous.ts';
import { ASSIGNED } from '#server/domain/records/assigned.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Context, Steps } from '../store/request.ts';
import type { Assignment, RecordAssignment } from './assignments.ts';
import { assignmentKey, dropAssignments, putAssignments, readAssignments } from './assignments.ts';
import type { RecordKey } from './links.ts';
import type { Row } from './record-row.ts';
import { ASSIGNED_PLACE, COLUMN, TEXT_PLACES } from './record-row.ts';

/** Where a dimension that can be set stands: its number, its place in a row, its bit. */
const PLACES: Readonly<Record<Assignable, { number: number; column: number; bit: number }>> = {
  department: placeOf('department', ASSIGNED.departmentSet),
  theme: placeOf('theme', ASSIGNED.themeSet),
};
const ANY_SET = ASSIGNED.departmentSet | ASSIGNED.themeSet;

function placeOf(dimension: Assignable, bit: number) {
  return { number: dimensionIndex(dimension) + 1, column: COLUMN[dimension], bit };
}

/** A row to store, and what is set on its record. */
export type Laid = { row: Row; all: RecordAssignment[] };

/** A row's key. */
export function keyOfRow(kind: RecordKind, row: Row): RecordKey {
  return {
    kind,
    source: String(row[COLUMN.source]),
    externalId: String(row[COLUMN.external_id]),
  };
}

/**
 * What is set over what the sources told, on the records that a transaction changes in one slot. A stored row becomes what
 * its source told by `told`, what a source tells becomes a row to store by `lay`; `know` first reads what is set on stored
 * rows, `write` at the end keeps what came of it.
 */
export class RecordAssignments {
  private readonly slot: number;
  private readonly settingsOf: RuleReader;
  private readonly stored = new Map<string, RecordAssignment[]>();
  private readonly present = new Map<string, RecordAssignment[]>();

  constructor(slot: number, settingsOf: RuleReader) {
    this.slot = slot;
    this.settingsOf = settingsOf;
  }

  /** False = no rule works: what is new is stored as it is told. */
  get hasRules(): boolean {
    return this.settingsOf !== null;
  }

  /** Reads what is set on stored rows of a kind; rows of which nothing is set cost nothing. */
  *know(ctx: Context, kind: RecordKind, rows: readonly Row[]): Steps<void> {
    const set = rows.filter((row) => (bitsOf(kind, row) & ANY_SET) !== 0);
    if (set.length === 0) return;
    const keys = set.map((row) => keyOfRow(kind, row));
    const found = yield* readAssignments(ctx, this.slot, kind, keys);
    for (const key of keys) {
      const name = assignmentKey(key);
      if (this.present.has(name)) continue;
      const all = (found.get(name) ?? []).map((assignment) => ({ ...key, assignment }));
      this.stored.set(name, all);
      this.present.set(name, all);
    }
  }

  /** The row as its source told it. */
  told(kind: RecordKind, row: Row): Row {
    const place = ASSIGNED_PLACE[kind];
    const bits = bitsOf(kind, row);
    if (place === null || (bits & ANY_SET) === 0) return row;
    const told = [...row];
    const all = this.of(keyOfRow(kind, row));
    for (const dimension of ASSIGNABLE) {
      const { number, column, bit } = PLACES[dimension];
      const one = all.find(({ assignment }) => assignment.dimension === number);
      if ((bits & bit) !== 0 && one) told[column] = one.assignment.told;
    }
    told[place] = bits & ASSIGNED.themeFromText || null;
    return told;
  }

  /** The row to store for what a source tells: what is set by hand and by the rules lies over it. */
  lay(kind: RecordKind, told: Row): Row {
    if (ASSIGNED_PLACE[kind] === null) return told;
    const name = assignmentKey(keyOfRow(kind, told));
    const { row, all } = this.over(kind, told, this.present.get(name) ?? []);
    if (all.length > 0 || this.present.has(name)) this.present.set(name, all);
    return row;
  }

  /** As `lay`, for a record that may be stored already: what is set on it is kept only when `keep` is told. */
  layNew(kind: RecordKind, told: Row): Laid | null {
    if (ASSIGNED_PLACE[kind] === null) return null;
    const laid = this.over(kind, told, []);
    return laid.all.length === 0 ? null : laid;
  }

  /** A new record was stored as `layNew` told it. */
  keep({ all: [first, ...others] }: Laid): void {
    if (first) this.present.set(assignmentKey(first), [first, ...others]);
  }

  private over(kind: RecordKind, told: Row, present: readonly RecordAssignment[]): Laid {
    const key = keyOfRow(kind, told);
    const byHand = present.filter(({ assignment }) => assignment.rule === null);
    const all = [
      ...byHand.map(({ assignment }) => assignment),
      ...this.ruleAssignments(kind, told),
    ].map((assignment) => ({
      ...key,
      assignment: { ...assignment, told: toldOf(assignment, told) },
    }));
    const place = ASSIGNED_PLACE[kind] ?? -1;
    const row = all.length === 0 ? told : laidRow(told, place, all);
    return { row, all };
  }

  /** Sets a code by hand, as a part of a change; `lay` then tells the row. */
  set(key: RecordKey, dimension: Assignable, change: number, code: number): void {
    const { number } = PLACES[dimension];
    const assignment = { dimension: number, change, rule: null, told: 0, code };
    this.present.set(assignmentKey(key), [
      ...this.of(key).filter(
        (one) => one.assignment.dimension !== number || one.assignment.change !== change,
      ),
      { ...key, assignment },
    ]);
  }

  /** Takes back what a change set on a record; `lay` then tells the row. */
  takeBack(key: RecordKey, change: number): void {
    this.present.set(
      assignmentKey(key),
      this.of(key).filter(({ assignment }) => assignment.change !== change),
    );
  }

  /** The record is removed from the store. */
  forget(kind: RecordKind, row: Row): void {
    this.present.set(assignmentKey(keyOfRow(kind, row)), []);
  }

  /** Writes what changed since it was read. */
  *write(ctx: Context): Steps<void> {
    const drop: RecordAssignment[] = [];
    const put: RecordAssignment[] = [];
    for (const [name, present] of this.present) {
      const before = this.stored.get(name) ?? [];
      const kept = new Map(before.map((one) => [nameOf(one), one]));
      for (const one of present) {
        const held = kept.get(nameOf(one));
        kept.delete(nameOf(one));
        if (!held || !isSame(held.assignment, one.assignment)) put.push(one);
      }
      drop.push(...kept.values());
      this.stored.set(name, present);
    }
    yield* dropAssignments(ctx, this.slot, drop);
    yield* putAssignments(ctx, this.slot, put);
  }

  private of(key: RecordKey): readonly RecordAssignment[] {
    return this.present.get(assignmentKey(key)) ?? [];
  }

  /** What the rules set otherwise than the source told; on what is left of an erased customer nothing, so that it stays. */
  private ruleAssignments(kind: RecordKind, told: Row): Assignment[] {
    if (isErased(told[COLUMN.customer])) return [];
    const settings = this.settingsOf?.(toldRecord(kind, told)) ?? {};
    return settingsList(settings).filter((one) => one.code !== toldOf(one, told));
  }
}

function settingsList(settings: RuleSettings): Assignment[] {
  return ASSIGNABLE.flatMap((dimension) => {
    const one = settings[dimension];
    const { number } = PLACES[dimension];
    return one
      ? [{ dimension: number, change: one.change, rule: one.rule, told: 0, code: one.code }]
      : [];
  });
}

/** A row in its source's words, as rules look at it. */
function toldRecord(kind: RecordKind, told: Row) {
  const text = told[TEXT_PLACES[kind]?.text ?? -1] ?? null;
  return {
    kind,
    source: String(told[COLUMN.source]),
    // Dimension columns hold whole numbers.
    codes: told.slice(COLUMN.department, COLUMN.department + DIMENSIONS.length) as number[],
    text: text === null ? null : String(text),
  };
}

/** The row with what counts of each dimension: set by hand before set by a rule, the later change before the earlier. */
function laidRow(told: Row, place: number, set: readonly RecordAssignment[]): Row {
  const all = set.map(({ assignment }) => assignment);
  const row = [...told];
  let bits = Number(told[place] ?? 0) & ASSIGNED.themeFromText;
  for (const dimension of ASSIGNABLE) {
    const { number, column, bit } = PLACES[dimension];
    const first = countingOf(all, number);
    if (!first) continue;
    row[column] = first.code;
    bits |= bit;
  }
  row[place] = bits || null;
  return row;
}

/** Which of the assignments of one dimension counts; null = none is there. */
function countingOf(all: readonly Assignment[], dimension: number): Assignment | null {
  return all
    .filter((one) => one.dimension === dimension)
    .reduce<Assignment | null>((best, one) => (best && comesBefore(best, one) ? best : one), null);
}

function comesBefore(a: Assignment, b: Assignment): boolean {
  if ((a.rule === null) !== (b.rule === null)) return a.rule === null;
  return a.change > b.change;
}

function toldOf({ dimension }: Assignment, told: Row): number {
  return Number(told[COLUMN.department + dimension - 1] ?? 0);
}

function bitsOf(kind: RecordKind, row: Row): number {
  const place = ASSIGNED_PLACE[kind];
  return place === null ? 0 : Number(row[place] ?? 0);
}

function nameOf({ assignment }: RecordAssignment): string {
  return `${assignment.dimension}|${assignment.change}`;
}

function isSame(a: Assignment, b: Assignment): boolean {
  return a.rule === b.rule && a.told === b.told && a.code === b.code;
}
