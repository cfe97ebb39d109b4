import { CellFold } from '#db/cells/fold.ts';
import type { CellPack } from '#db/cells/pack.ts';
import { packCells } from '#db/cells/pack.ts';
import type { BatchFacts, RowBatch } from '#db/queries/row-batch.ts';
import { RowBatchBuilder } from '#db/queries/row-batch.ts';
import type { Contribution } from '../domain/counters/contribute/emit.ts';
import type { RecordKind } from '../domain/records/fields.ts';
import { RECORD_KINDS } from '../domain/records/fields.ts';
import type { CodedRecord, RecordInput } from '../domain/records/record.ts';
import type { WeekStart } from '../domain/time/period.ts';

/** Records on their way to one slot: their rows, and what they add to its cells. */
export class SlotRows {
  private readonly facts: BatchFacts;
  private readonly kinds = new Map<RecordKind, RowBatchBuilder>();
  private readonly fold = new CellFold();

  constructor(facts: BatchFacts) {
    this.facts = facts;
  }

  add(
    record: RecordInput,
    codes: readonly number[],
    instrument: number,
    contributionOf: (record: CodedRecord) => Contribution,
  ): void {
    let builder = this.kinds.get(record.kind);
    if (!builder) {
      builder = new RowBatchBuilder(record.kind, this.facts);
      this.kinds.set(record.kind, builder);
    }
    builder.add(record, codes, instrument);
    const { kind, at, customer, fields } = record;
    // Kind and fields come from one record, so they fit; the compiler cannot pair them.
    const coded = { kind, at, customer, codes, fields, instrument, links: null } as CodedRecord;
    this.fold.add(codes, contributionOf(coded));
  }

  batches(): RowBatch[] {
    return RECORD_KINDS.flatMap((kind) => this.kinds.get(kind)?.finish() ?? []);
  }

  pack(weekStart: WeekStart): CellPack {
    return packCells(this.fold, weekStart);
  }
}
