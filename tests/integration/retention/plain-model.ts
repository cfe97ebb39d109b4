import type { RecordInput } from '#server/domain/records/record.ts';

const DAY = 86_400_000;

type Version = { record: RecordInput; importId: string | null };

/** Cuts an instant into a day, as the organisation's zone says. */
export type DayOf = (at: number) => string;

/** Day of an instant in a zone, by the calendar of the JavaScript engine. */
export function dayIn(zone: string): DayOf {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
  return (at) => format.format(at);
}

/** A store as a plain map whose old records can be dropped while what they counted stays. */
export class PlainModel {
  private readonly held = new Map<string, Version>();
  private readonly images = new Map<string, Version | null>();
  /** What dropped records counted: `kind day department` → records. */
  private readonly counted = new Map<string, number>();
  private seal = -Infinity;

  /** True for a record that is too old to come in: it is not there, and lies before what was sealed. */
  isRefused(record: RecordInput): boolean {
    return record.at < this.seal && !this.held.has(keyOf(record));
  }

  send(records: readonly RecordInput[], importId: string | null): void {
    for (const record of records) {
      const key = keyOf(record);
      const before = this.held.get(key) ?? null;
      if (before && JSON.stringify(before.record) === JSON.stringify(record)) continue;
      const image = `${importId} ${key}`;
      if (importId !== null && importId !== before?.importId && !this.images.has(image)) {
        this.images.set(image, before);
      }
      this.held.set(key, { record, importId });
    }
  }

  undo(importId: string): void {
    for (const [key, { importId: writer }] of this.held) {
      if (writer !== importId) continue;
      const image = this.images.get(`${importId} ${key}`) ?? null;
      this.images.delete(`${importId} ${key}`);
      if (image) this.held.set(key, image);
      else this.held.delete(key);
    }
  }

  /** Drops what is older than `days` full days before today, told case by case. */
  drop(now: number, days: number, dayOf: DayOf): void {
    this.seal = Math.max(this.seal, firstInstant(now, days, dayOf));
    const all = [...this.held.values()].map(({ record }) => record);
    const isOld = (record: RecordInput): boolean =>
      instantsOf(record).every((at) => at < this.seal);
    const cases = new Map(
      all.filter(({ kind }) => kind === 'case').map((one) => [one.externalId, one]),
    );
    const mayGo = (record: RecordInput): boolean => {
      const id = record.kind === 'case' ? record.externalId : record.caseId;
      const own = id === null ? undefined : cases.get(id);
      if (!own) return isOld(record);
      const story = all.filter((one) => one === own || one.caseId === own.externalId);
      return isClosed(own) && story.every(isOld);
    };
    for (const record of all.filter(mayGo)) {
      const key = keyOf(record);
      this.held.delete(key);
      for (const image of this.images.keys()) {
        if (image.slice(image.indexOf(' ') + 1) === key) this.images.delete(image);
      }
      const cell = cellOf(record, dayOf);
      this.counted.set(cell, (this.counted.get(cell) ?? 0) + 1);
    }
  }

  /** Keys of what is kept. */
  get keys(): string[] {
    return [...this.held.keys()].sort();
  }

  /** `kind day department` → records, as if none had ever been dropped. */
  numbers(dayOf: DayOf): Record<string, number> {
    const numbers = new Map(this.counted);
    for (const { record } of this.held.values()) {
      const cell = cellOf(record, dayOf);
      numbers.set(cell, (numbers.get(cell) ?? 0) + 1);
    }
    return Object.fromEntries([...numbers].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

function keyOf({ kind, externalId }: RecordInput): string {
  return `${kind} ${externalId}`;
}

function cellOf({ kind, at, dimensions }: RecordInput, dayOf: DayOf): string {
  return `${kind} ${dayOf(at)} ${dimensions.department ?? ''}`;
}

/** The first instant of the day that many days before today, by trying every quarter of an hour. */
function firstInstant(now: number, days: number, dayOf: DayOf): number {
  const wanted = new Date(Date.parse(dayOf(now)) - days * DAY).toISOString().slice(0, 10);
  let at = Math.floor(now / 900_000) * 900_000 - (days + 2) * DAY;
  while (dayOf(at) < wanted) at += 900_000;
  return at;
}

function instantsOf({ at, kind, fields }: RecordInput): number[] {
  const named = Object.entries(fields).flatMap(([name, value]) =>
    name.endsWith('At') && typeof value === 'number' && kind !== 'contact' ? [value] : [],
  );
  return [at, ...named];
}

function isClosed({ fields }: RecordInput): boolean {
  if (!('resolvedAt' in fields)) return false;
  if (fields.resolvedAt === null) return fields.endTold === true;
  const { resolvedAt, reopenedAt, closedAt } = fields;
  const cameBack = reopenedAt !== null && reopenedAt > resolvedAt;
  return !cameBack || (closedAt !== null && closedAt >= reopenedAt);
}
