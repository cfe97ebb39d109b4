import type { Contribution } from '#server/domain/counters/contribute/emit.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import { RECORD_KINDS } from '#server/domain/records/fields.ts';
import type { CodedRecord, RecordInput } from '#server/domain/records/record.ts';
import { CellFold } from '../cells/fold.ts';
import type { Gathered } from '../cells/fold.ts';
import type { BatchFacts, RowBatch } from './row-batch.ts';
import { RowBatchBuilder } from './row-batch.ts';

/**
 * Records on their way to one slot: their rows, and what they add to its cells. Can be filled and emptied again and again:
 * a bulk load would spend much of its time on fresh memory otherwise.
 */
export class SlotRows {
  private readonly kinds = new Map<RecordKind, RowBatchBuilder>();
  private readonly fold = new CellFold();

  /** `assigned` = bits of `ASSIGNED`; 0 = every code is the source's. */
  add(
    record: RecordInput,
    codes: readonly number[],
    instrument: number,
    assigned: number,
    contributionOf: (record: CodedRecord) => Contribution,
  ): void {
    let builder = this.kinds.get(record.kind);
    if (!builder) this.kinds.set(record.kind, (builder = new RowBatchBuilder(record.kind)));
    builder.add(record, codes, instrument, assigned);
    const { kind, at, customer, fields } = record;
    // Kind and fields come from one record, so they fit; the compiler cannot pair them.
    const coded = { kind, at, customer, codes, fields, instrument, links: null } as CodedRecord;
    this.fold.add(codes, contributionOf(coded));
  }

  /** What was added: the rows as the store takes them, and what they add to its cells. Nothing is left here. */
  take(facts: BatchFacts): { batches: RowBatch[]; gathered: Gathered } {
    const gathered = this.fold.gathered();
    this.fold.clear();
    const batches = RECORD_KINDS.flatMap((kind) => this.kinds.get(kind)?.take(facts) ?? []);
    return { batches, gathered };
  }
}
