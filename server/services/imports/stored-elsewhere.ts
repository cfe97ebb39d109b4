import { crc32 } from 'node:zlib';
import type { KnownBy } from '#db/queries/same-records.ts';
import type { Repository } from '#db/store/store.ts';
import type { RecordInput } from '../../domain/records/record.ts';

/** Records of a file that are looked for among those of other sources. */
const SAMPLE = 256;
/** Sources they are looked for in. */
const SOURCES = 50;
/** So many records must be there, and so large a share of them. */
const LEAST_RECORDS = 3;
const LEAST_SHARE = 0.02;
/** Of records that only an id and a day tell apart: two desks that both count from 1 have some in common by chance. */
const LEAST_OF_DAYS = 0.5;

/** A source that has some of a file's records already; `share` of them, from 0 to 1, as a sample says. */
export type StoredElsewhere = { source: string; share: number };

/** What is looked for of a record. */
export type Sampled = { record: KnownBy; isOfDay: boolean };

/** Some of a file's records, from all over it: which ones follows from their ids alone. One that comes again counts as last told. */
export class RecordSample {
  private held = new Map<string, Sampled & { mark: number }>();
  private limit = Number.POSITIVE_INFINITY;

  put({ kind, externalId, customer, at, precision }: RecordInput): void {
    // Totals of two queues on one day are alike as they are.
    if (kind === 'daily_total') return;
    const key = `${kind} ${externalId}`;
    const mark = crc32(key);
    if (mark > this.limit) return;
    const isOfDay = precision === 'day' && customer === null;
    this.held.set(key, { mark, record: { kind, externalId, customer, at }, isOfDay });
    if (this.held.size >= SAMPLE * 2) this.cut();
  }

  /** At most 256 of the records. */
  take(): Sampled[] {
    this.cut();
    return [...this.held.values()].map(({ record, isOfDay }) => ({ record, isOfDay }));
  }

  private cut(): void {
    const kept = [...this.held].toSorted(([, a], [, b]) => a.mark - b.mark).slice(0, SAMPLE);
    this.held = new Map(kept);
    if (kept.length === SAMPLE) this.limit = kept.at(-1)?.[1].mark ?? this.limit;
  }
}

/** The one of some sources that has most of the records already; null = none has more than chance would. */
export async function findElsewhere(
  repository: Pick<Repository, 'read'>,
  sources: readonly string[],
  sample: readonly Sampled[],
): Promise<StoredElsewhere | null> {
  if (sample.length < LEAST_RECORDS) return null;
  const records = sample.map(({ record }) => record);
  let most: StoredElsewhere | null = null;
  for (const source of sources.slice(0, SOURCES)) {
    const same = await repository.read('sameRecords', { source, records });
    const found = sample.filter((_, i) => same[i] === true);
    const share = found.length / sample.length;
    const sure = found.filter(({ isOfDay }) => !isOfDay).length;
    const isTheSame =
      sure >= Math.max(LEAST_RECORDS, sample.length * LEAST_SHARE) ||
      found.length >= Math.max(LEAST_RECORDS, sample.length * LEAST_OF_DAYS);
    if (isTheSame && share > (most?.share ?? 0)) most = { source, share };
  }
  return most;
}
