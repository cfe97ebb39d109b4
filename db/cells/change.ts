import type { Contribution } from '#server/domain/counters/contribute/emit.ts';
import type { WeekStart } from '#server/domain/time/period.ts';
import { CellFold } from './fold.ts';
import type { CellPack } from './pack.ts';
import { packCells } from './pack.ts';

/** Rows of cells to add to the stored ones (1) or to take out of them (−1). */
export type SignedPack = { pack: CellPack; sign: 1 | -1 };

/** What a command changes in the cells of a slot: what it counts itself, and what was counted before it came here. */
export class CellChange {
  private readonly folds = { added: new CellFold(), removed: new CellFold() };
  private readonly counted: CellPack[] = [];

  private hasChanges = false;

  /** True while nothing was added or taken, not even a record that counts in no cell or a change that moves none. */
  get isEmpty(): boolean {
    return !this.hasChanges;
  }

  /** `sign` 1 adds the record's contribution, −1 takes an earlier one away. */
  add(codes: readonly number[], contribution: Contribution, sign: 1 | -1): void {
    this.hasChanges = true;
    (sign === 1 ? this.folds.added : this.folds.removed).add(codes, contribution);
  }

  /** Adds cells that the sender of the records has counted, under the calendar in force. */
  take(pack: CellPack): void {
    this.hasChanges = true;
    this.counted.push(pack);
  }

  packs(weekStart: WeekStart): SignedPack[] {
    const { added, removed } = this.folds;
    const packs: SignedPack[] = this.counted.map((pack) => ({ pack, sign: 1 }));
    if (!added.isEmpty) packs.push({ pack: packCells(added.gathered(), weekStart), sign: 1 });
    if (!removed.isEmpty) packs.push({ pack: packCells(removed.gathered(), weekStart), sign: -1 });
    return packs;
  }
}
