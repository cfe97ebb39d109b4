import type { Mapping } from '../../contract/mapping.ts';
import type { RecordKind } from '../../domain/records/fields.ts';
import type { RecordInput } from '../../domain/records/record.ts';

/** Kinds of which several rows may make one record. */
export function kindsOfSeveralRows({ records }: Mapping): ReadonlySet<RecordKind> {
  return new Set(records.filter(({ rows }) => rows !== undefined).map(({ kind }) => kind));
}

/** Kinds of which a record may come again in its file, since its id is told and not made of the row: the last row wins. */
export function kindsThatRepeat({ records }: Mapping): ReadonlySet<RecordKind> {
  return new Set(records.filter(({ id }) => !('hash' in id)).map(({ kind }) => kind));
}

/** Records on their way; of kinds that may come again only the last version is kept, unless it is an older one. */
export class LatestRecords {
  private readonly kinds: ReadonlySet<RecordKind>;
  private readonly places = new Map<string, number>();
  private records: RecordInput[] = [];

  constructor(kinds: ReadonlySet<RecordKind>) {
    this.kinds = kinds;
  }

  put(record: RecordInput): void {
    if (!this.kinds.has(record.kind)) {
      this.records.push(record);
      return;
    }
    const key = `${record.kind} ${record.externalId}`;
    const place = this.places.get(key);
    const held = place === undefined ? undefined : this.records[place];
    if (place === undefined || held === undefined) {
      this.places.set(key, this.records.push(record) - 1);
    } else if (!isOlder(record, held)) {
      this.records[place] = record;
    }
  }

  /** What was put in; nothing is left. */
  take(): RecordInput[] {
    const { records } = this;
    this.records = [];
    this.places.clear();
    return records;
  }
}

/** Whether a record is of an earlier version than the one that is held, by what its source says. */
export function isOlder({ updatedAt }: RecordInput, held: RecordInput): boolean {
  return held.updatedAt !== null && (updatedAt === null || updatedAt < held.updatedAt);
}
